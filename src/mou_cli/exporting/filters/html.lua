-- HTML: clauses as divs for the stylesheet, header cells with their scope, tables that can scroll.

local function Div(div)
  if div.attributes.level then
    div.classes:insert('level-' .. div.attributes.level)
    div.attributes.level = nil
    return div
  end
end

-- The list of contents leads to each heading. A key has no underscore, so none is met twice.
local headings = 0
local function Header(header)
  if header.level > 1 and header.identifier == '' then
    headings = headings + 1
    header.identifier = 'heading_' .. headings
    return header
  end
end

-- Regions of a page are told apart by their names.
local named = {}
local function name_of(tbl)
  local words = pandoc.utils.stringify(tbl.caption.long)
  local name = words ~= '' and words or 'Table'
  named[name] = (named[name] or 0) + 1
  return named[name] == 1 and name or name .. ' (' .. named[name] .. ')'
end

-- A table that is wider than the page scrolls by itself, and can be reached by keyboard.
local function Table(tbl)
  for _, row in ipairs(tbl.head.rows) do
    for _, cell in ipairs(row.cells) do cell.attributes.scope = 'col' end
  end
  -- A list of pairs keeps its order, so that the same input gives the same bytes.
  local attributes = {
    { 'role', 'region' },
    { 'tabindex', '0' },
    { 'aria-label', name_of(tbl) },
  }
  return pandoc.Div({ tbl }, pandoc.Attr('', { 'table' }, attributes)), false
end

return { { Div = Div, Header = Header }, { traverse = 'topdown', Table = Table } }

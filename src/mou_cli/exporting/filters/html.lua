-- HTML: clauses as divs for the stylesheet, header cells with their scope, tables that can scroll.

local function Div(div)
  if div.attributes.level then
    div.classes:insert('level-' .. div.attributes.level)
    div.attributes.level = nil
    return div
  end
end

local heading, headings, named = '', 0, {}

-- The list of contents leads to each heading. A key has no underscore, so no anchor is met twice.
local function Header(header)
  heading = pandoc.utils.stringify(header.content)
  if header.level > 1 and header.identifier == '' then
    headings = headings + 1
    header.identifier = 'heading_' .. headings
    return header
  end
end

-- The name of a table for those who hear the page: its caption, or what it stands under. No two are
-- called the same, or a list of them would not tell them apart.
local function name_of(tbl)
  local name = pandoc.utils.stringify(tbl.caption.long)
  if name == '' then name = heading == '' and 'Table' or 'Table: ' .. heading end
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

return { { Div = Div }, { traverse = 'topdown', Header = Header, Table = Table } }

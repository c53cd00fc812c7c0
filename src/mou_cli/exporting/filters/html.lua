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

-- Letters of a cell that names its row.
local LONGEST_NAME = 60

local function first_words(row)
  return row.cells[1] and pandoc.utils.stringify(row.cells[1].contents) or ''
end

-- The first column names the rows if each of its cells says something, and no two the same.
local function names_its_rows(tbl)
  local head = tbl.head.rows[1]
  if #tbl.colspecs < 2 or not head or first_words(head) == '' then return false end
  local met = {}
  for _, body in ipairs(tbl.bodies) do
    for _, row in ipairs(body.body) do
      local words = first_words(row)
      if words == '' or met[words] or utf8.len(words) > LONGEST_NAME then return false end
      met[words] = true
    end
  end
  return true
end

local function head_rows(tbl)
  for _, body in ipairs(tbl.bodies) do
    body.row_head_columns = 1
    for _, row in ipairs(body.body) do row.cells[1].attributes.scope = 'row' end
  end
end

-- A table that is wider than the page scrolls by itself, and can be reached by keyboard.
local function Table(tbl)
  for _, row in ipairs(tbl.head.rows) do
    for _, cell in ipairs(row.cells) do cell.attributes.scope = 'col' end
  end
  if names_its_rows(tbl) then head_rows(tbl) end
  -- A list of pairs keeps its order, so that the same input gives the same bytes.
  local attributes = {
    { 'role', 'region' },
    { 'tabindex', '0' },
    { 'aria-label', name_of(tbl) },
  }
  return pandoc.Div({ tbl }, pandoc.Attr('', { 'table' }, attributes)), false
end

return { { Div = Div }, { traverse = 'topdown', Header = Header, Table = Table } }

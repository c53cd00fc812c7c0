-- HTML: clauses as divs for the stylesheet, header cells with their scope, tables that can scroll.

local function Div(div)
  if div.attributes.level then
    div.classes:insert('level-' .. div.attributes.level)
    div.attributes.level = nil
    return div
  end
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
  local label = pandoc.utils.stringify(tbl.caption.long)
  -- A list of pairs keeps its order, so that the same input gives the same bytes.
  local attributes = {
    { 'role', 'region' },
    { 'tabindex', '0' },
    { 'aria-label', label ~= '' and label or 'Table' },
  }
  return pandoc.Div({ tbl }, pandoc.Attr('', { 'table' }, attributes)), false
end

return { { Div = Div }, { traverse = 'topdown', Table = Table } }

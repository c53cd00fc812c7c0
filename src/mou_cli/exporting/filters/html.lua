-- HTML: clauses as divs for the stylesheet, header cells with their scope, tables that can scroll.

local function Div(div)
  if div.attributes.level then
    div.classes:insert('level-' .. div.attributes.level)
    div.attributes.level = nil
    return div
  end
end

-- A table that is wider than the page scrolls by itself, and can be reached by keyboard.
local function Table(tbl)
  for _, row in ipairs(tbl.head.rows) do
    for _, cell in ipairs(row.cells) do cell.attributes.scope = 'col' end
  end
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

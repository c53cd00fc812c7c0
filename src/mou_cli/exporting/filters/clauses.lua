-- Typst: clauses that follow each other are one list, and those inside a clause a list in it. Calls of
-- the functions that `templates/clauses.typ` defines.

local code = dofile(pandoc.path.join({ pandoc.path.directory(PANDOC_SCRIPT_FILE), 'typst_code.lua' }))
local raw, quoted, place = code.raw, code.quoted, code.place
local is_label, enclosed = code.is_label, code.enclosed

-- Take the number off the front of a clause's first paragraph.
local function take_label(div)
  local first = div.content[1]
  if not (first and first.t == 'Para' and is_label(first.content[1])) then return nil end
  local label = first.content:remove(1)
  if first.content[1] and first.content[1].t == 'Space' then first.content:remove(1) end
  return label
end

-- The clause that a clause stands in, or which one that bears no number goes on.
local function clause_above(open, depth)
  while #open > 0 and open[#open].depth >= depth do open:remove() end
  return open[#open]
end

local function continued(open, depth)
  while #open > 0 and open[#open].depth > depth do open:remove() end
  local above = open[#open]
  return above and above.depth == depth and above
end

-- A list of clauses that goes on at the end of some blocks, or a new one.
local function list_at(parts, depth, outer)
  local last = parts[#parts]
  if last and last.clauses and last.depth == depth then return last end
  parts:insert({ clauses = pandoc.List({}), depth = depth, outer = outer })
  return parts[#parts]
end

-- A clause that begins with a table prints nothing beside its number; in large print that needs a line.
local function make_room(div)
  local first, second = div.content[1], div.content[2]
  if #first.content == 0 and second and second.t == 'Table' then
    div.content[1] = raw('#room-for-a-number')
  end
end

local function add_clause(parts, open, div)
  local label, depth = take_label(div), tonumber(div.attributes.level)
  if label then make_room(div) end
  local blocks = pandoc.Blocks({ raw(place(div.identifier)) })
  blocks:extend(div.content)
  local going_on = not label and continued(open, depth)
  if going_on then
    going_on.parts:insert({ blocks = blocks })
    return
  end
  local above = clause_above(open, depth)
  local outer = above and above.depth or 0
  local inside = above and above.parts or parts
  if not label then
    inside:insert({ blocks = blocks, depth = depth, outer = outer })
    return
  end
  local number = pandoc.utils.stringify(label.content)
  local new = { depth = depth, number = number, parts = pandoc.List({ { blocks = blocks } }) }
  list_at(inside, depth, outer).clauses:insert(new)
  open:insert(new)
end

local function called(name, part) return '#' .. name .. '(' .. part.depth .. ', ' .. part.outer end

local written

local function written_list(part)
  local all = pandoc.Blocks({ raw(called('clauses', part) .. ',') })
  for _, clause in ipairs(part.clauses) do
    all:extend(enclosed('(' .. quoted(clause.number) .. ', [', written(clause.parts), ']),'))
  end
  all:insert(raw(')'))
  return all
end

function written(parts)
  local all = pandoc.Blocks({})
  for _, part in ipairs(parts) do
    if part.clauses then
      all:extend(written_list(part))
    elseif part.depth then
      all:extend(enclosed(called('clauses-continued', part) .. ')[', part.blocks, ']'))
    else
      all:extend(part.blocks)
    end
  end
  return all
end

local function is_clause(block) return block.t == 'Div' and block.classes:includes('clause') end

-- Clauses that follow each other are one list, and those inside a clause a list in it.
local function Blocks(blocks)
  local parts, open = pandoc.List({}), pandoc.List({})
  for _, block in ipairs(blocks) do
    if is_clause(block) then
      add_clause(parts, open, block)
    else
      open = pandoc.List({})
      parts:insert({ blocks = { block } })
    end
  end
  return written(parts)
end

return { { Blocks = Blocks } }

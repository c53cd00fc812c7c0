-- Formats with pages: a table's columns share the width out by what they hold, aligned left.
--
-- variable `line`  how many letters a line of the page holds

local LINE = tonumber(tostring(PANDOC_WRITER_OPTIONS.variables.line))

local widths = dofile(pandoc.path.join({ pandoc.path.directory(PANDOC_SCRIPT_FILE), 'widths.lua' }))
local width_of, BOLD, PADDING = widths.width_of, widths.BOLD, widths.PADDING

-- In letters such as n: the width at which a text wraps.
local WRAPS = 40

local function widths_of(rows, columns)
  local least, wanted = {}, {}
  for column = 1, columns do least[column], wanted[column] = 0, 0 end
  for number, row in ipairs(rows) do
    local wider = number == 1 and BOLD or 1
    for column, cell in ipairs(row.cells) do
      local words = pandoc.utils.stringify(cell.contents)
      for word in words:gmatch('%S+') do
        local width = math.min(width_of(word) * wider, WRAPS)
        least[column] = math.max(least[column], width + PADDING)
      end
      local length = math.min(width_of(words) * wider, WRAPS) + PADDING
      wanted[column] = math.max(wanted[column], length)
    end
  end
  return least, wanted
end

local function sum(numbers)
  local total = 0
  for _, number in ipairs(numbers) do total = total + number end
  return total
end

-- The most that a column may keep of the width that its longest word needs, so that all fit.
local function most_of(least)
  local left, sorted = LINE, pandoc.List(least):clone()
  sorted:sort()
  for number, width in ipairs(sorted) do
    local most = left / (#sorted - number + 1)
    if width > most then return most end
    left = left - width
  end
  return LINE
end

-- No word is broken as long as all words fit; what is left goes to the columns that want more.
local function shares_of(least, wanted)
  local most = most_of(least)
  for column, width in ipairs(least) do least[column] = math.min(width, most) end
  local missing = math.max(sum(wanted) - sum(least), 1)
  local left = math.max(LINE - sum(least), 0)
  local shares = {}
  for column = 1, #least do
    local more = left * (wanted[column] - least[column]) / missing
    shares[column] = math.min(least[column] + more, math.max(least[column], wanted[column]))
  end
  return shares, sum(shares)
end

-- Say of each cell how wide it is, and of each row how many lines it may need: for Typst, which
-- breaks no word by itself. In other formats a redline would take the figures for a change.
local function say_room(rows, shares, total)
  for _, row in ipairs(rows) do
    local lines = 1
    for column, cell in ipairs(row.cells) do
      local room = math.max(shares[column] / total * LINE - PADDING, 1)
      cell.attributes.room = tostring(room)
      lines = math.max(lines, math.ceil(width_of(pandoc.utils.stringify(cell.contents)) / room))
    end
    row.attributes.lines = tostring(lines)
  end
end

local function Table(tbl)
  local rows = pandoc.List({})
  rows:extend(tbl.head.rows)
  for _, body in ipairs(tbl.bodies) do rows:extend(body.body) end
  local shares, total = shares_of(widths_of(rows, #tbl.colspecs))
  if FORMAT == 'typst' then say_room(rows, shares, total) end
  for column, colspec in ipairs(tbl.colspecs) do
    local alignment = colspec[1] == 'AlignDefault' and 'AlignLeft' or colspec[1]
    tbl.colspecs[column] = { alignment, shares[column] / total }
  end
  return tbl
end

return { { Table = Table } }

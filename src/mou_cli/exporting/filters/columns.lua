-- Formats with pages: a table's columns share the width out by what they hold, aligned left.
--
-- variable `line`  how many letters a line of the page holds

local LINE = tonumber(tostring(PANDOC_WRITER_OPTIONS.variables.line))

-- In letters: what a cell needs beside its words, and the width at which a long text wraps.
local PADDING, WRAPS = 3, 40

local function widths_of(rows, columns)
  local least, wanted = {}, {}
  for column = 1, columns do least[column], wanted[column] = 0, 0 end
  for _, row in ipairs(rows) do
    for column, cell in ipairs(row.cells) do
      local words = pandoc.utils.stringify(cell.contents)
      for word in words:gmatch('%S+') do
        least[column] = math.max(least[column], utf8.len(word) + PADDING)
      end
      local length = math.min(utf8.len(words), WRAPS) + PADDING
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

-- No word is broken as long as all words fit; what is left goes to the columns that want more.
local function shares_of(least, wanted)
  local missing = math.max(sum(wanted) - sum(least), 1)
  local left = math.max(LINE - sum(least), 0)
  local shares = {}
  for column = 1, #least do
    local more = left * (wanted[column] - least[column]) / missing
    shares[column] = math.min(least[column] + more, math.max(least[column], wanted[column]))
  end
  return shares, sum(shares)
end

local function Table(tbl)
  local rows = pandoc.List({})
  rows:extend(tbl.head.rows)
  for _, body in ipairs(tbl.bodies) do rows:extend(body.body) end
  local shares, total = shares_of(widths_of(rows, #tbl.colspecs))
  for column, colspec in ipairs(tbl.colspecs) do
    local alignment = colspec[1] == 'AlignDefault' and 'AlignLeft' or colspec[1]
    tbl.colspecs[column] = { alignment, shares[column] / total }
  end
  return tbl
end

return { { Table = Table } }

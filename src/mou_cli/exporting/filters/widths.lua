-- How wide words are, in letters such as n: no filter, but what two filters share.

-- Widths of Arial, and nearly those of any sans serif.
local WIDTHS = { { '[rt]', 0.65 }, { "[fijlI.,:;'()|!]", 0.45 }, { '[csykvxz]', 0.9 }, { '[mwMW]', 1.5 }, { '%u', 1.3 } }

local function width_of_letter(letter)
  for _, class in ipairs(WIDTHS) do
    if letter:match(class[1]) then return class[2] end
  end
  return 1
end

local function width_of(words)
  local width = 0
  for letter in words:gmatch(utf8.charpattern) do width = width + width_of_letter(letter) end
  return width
end

-- How many times as wide bold words are, and what a cell needs beside its words.
return { width_of = width_of, BOLD = 1.11, PADDING = 1.5 }

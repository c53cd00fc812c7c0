-- What the filters for Typst share: its code in a document, and the number in front of a clause or heading.

local typst = {}

function typst.raw(code) return pandoc.RawBlock('typst', code) end

function typst.quoted(text)
  return '"' .. text:gsub('\\', '\\\\'):gsub('"', '\\"') .. '"'
end

-- A place that a link leads to, for what has no label of its own in Typst.
function typst.place(identifier)
  return identifier == '' and '' or '#metadata(none)<' .. identifier .. '>'
end

function typst.is_label(inline)
  return inline and inline.t == 'Span' and inline.classes:includes('label')
end

function typst.enclosed(before, blocks, after)
  local all = pandoc.Blocks({ typst.raw(before) })
  all:extend(blocks)
  all:insert(typst.raw(after))
  return all
end

return typst

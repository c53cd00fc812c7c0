-- What the Markdown in the middle says with spans and divs, put into pandoc's own terms, for every
-- format. It runs first; a second filter of each format's own does the rest.
--
-- span .em, .strong   emphasis that is never ambiguous
-- div .captioned      its first paragraph is the caption of the table or figure below

-- Nothing in the Markdown speaks a format's own language: HTML in it is text.
local function RawInline(raw) return pandoc.Str(raw.text) end
local function RawBlock(raw) return pandoc.Para(pandoc.Str(raw.text)) end

local function anchored(inline, identifier)
  if identifier == '' then return inline end
  return pandoc.Span({ inline }, { id = identifier })
end

local function Span(span)
  if span.classes:includes('em') then
    return anchored(pandoc.Emph(span.content), span.identifier)
  elseif span.classes:includes('strong') then
    return anchored(pandoc.Strong(span.content), span.identifier)
  end
end

local function Div(div)
  if not div.classes:includes('captioned') then return nil end
  local caption = { long = { pandoc.Plain(div.content:remove(1).content) } }
  local block = div.content[1]
  if block.t ~= 'Table' then
    return pandoc.Figure(div.content, caption, { id = div.identifier })
  end
  block.caption = caption
  block.identifier = div.identifier
  return block
end

return { { RawInline = RawInline, RawBlock = RawBlock }, { Span = Span, Div = Div } }

-- What the Markdown in the middle says with divs and spans, put into each format's own terms.
--
-- span .em, .strong      emphasis that is unambiguous in the Markdown
-- span .label            a section's number, text in every format
-- div .clause level=n    a numbered paragraph, its number a .label at its beginning
-- div .captioned         its first paragraph is the caption of the table or figure below
-- span .line             a line to be filled in by hand, with its name
-- div .signatures, .signature   the signature blocks

local is_html = FORMAT:match('html') ~= nil
local is_markdown = FORMAT:match('gfm') ~= nil

-- A table that is wider than the page scrolls by itself, and can be reached by keyboard.
local function scrolling(tbl)
  if not is_html then return nil end
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

local function captioned(div)
  local words = div.content:remove(1).content
  local block = div.content[1]
  if is_markdown then
    local caption = pandoc.Para({ pandoc.Strong(words) })
    return block.t == 'Table' and { caption, block } or { block, caption }
  end
  local caption = { long = { pandoc.Plain(words) } }
  if block.t ~= 'Table' then
    return pandoc.Figure(div.content, caption, { id = div.identifier })
  end
  block.caption = caption
  block.identifier = div.identifier
  return block
end

local function anchored(inline, identifier)
  if identifier == '' or is_markdown then return inline end
  return pandoc.Span({ inline }, { id = identifier })
end

local function Span(span)
  if span.classes:includes('em') then
    return anchored(pandoc.Emph(span.content), span.identifier)
  elseif span.classes:includes('strong') then
    return anchored(pandoc.Strong(span.content), span.identifier)
  elseif is_markdown and span.classes:includes('line') then
    return { pandoc.Str(pandoc.utils.stringify(span.content) .. ': ' .. ('…'):rep(20)) }
  elseif is_markdown and span.classes:includes('label') then
    return pandoc.Strong(span.content)
  elseif is_markdown then
    return span.content
  end
end

local function Div(div)
  if div.classes:includes('captioned') then return captioned(div) end
  if is_markdown then return div.content end
  if div.attributes.level then
    div.classes:insert('level-' .. div.attributes.level)
    div.attributes.level = nil
  end
  return div
end

local function Header(header)
  if is_markdown then
    header.identifier = ''
    return header:walk({ Strong = function(label) return label.content end })
  end
end

-- A forge makes its own anchors from headings, so a link to a key would lead nowhere there.
local function Link(link)
  if is_markdown and link.target:sub(1, 1) == '#' then return link.content end
end

-- Nothing in the Markdown speaks a format's own language: HTML in it is text.
local function RawInline(raw) return pandoc.Str(raw.text) end
local function RawBlock(raw) return pandoc.Para(pandoc.Str(raw.text)) end

return {
  { RawInline = RawInline, RawBlock = RawBlock },
  { Span = Span, Link = Link, Div = Div, Header = Header },
  { traverse = 'topdown', Table = scrolling },
}

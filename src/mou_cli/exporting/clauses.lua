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

local function with_scope(tbl)
  for _, row in ipairs(tbl.head.rows) do
    for _, cell in ipairs(row.cells) do cell.attributes.scope = 'col' end
  end
  return tbl
end

local function captioned(div)
  local words = div.content:remove(1).content
  if is_markdown then
    return { pandoc.Para({ pandoc.Strong(words) }), table.unpack(div.content) }
  end
  local block = div.content[1]
  local caption = { long = { pandoc.Plain(words) } }
  if block.t ~= 'Table' then
    return pandoc.Figure(div.content, caption, { id = div.identifier })
  end
  block.caption = caption
  block.identifier = div.identifier
  return block
end

local function Span(span)
  if span.classes:includes('em') then
    local emphasis = pandoc.Emph(span.content)
    if span.identifier ~= '' and not is_markdown then
      return pandoc.Span({ emphasis }, { id = span.identifier })
    end
    return emphasis
  elseif span.classes:includes('strong') then
    return pandoc.Strong(span.content)
  elseif is_markdown and span.classes:includes('line') then
    return { pandoc.Str(pandoc.utils.stringify(span.content) .. ': ' .. ('_'):rep(30)) }
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
    return header
  end
end

local function Table(tbl)
  if is_html then return with_scope(tbl) end
end

return { { Table = Table }, { Span = Span, Div = Div, Header = Header } }

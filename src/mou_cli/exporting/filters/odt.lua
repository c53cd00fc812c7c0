-- ODT: lists with list styles of their own, sections for columns, and a tab behind a number.

local TAB = pandoc.RawInline('opendocument', '<text:tab/>')

local function raw(code) return pandoc.RawBlock('opendocument', code) end

local function encoded(style) return (style:gsub(' ', '_20_')) end

local function enclosed(before, blocks, after)
  local all = pandoc.Blocks({ raw(before) })
  all:extend(blocks)
  all:insert(raw(after))
  return all
end

local function Div(div)
  if div.attributes['custom-style'] then
    div.attributes['custom-style'] = encoded(div.attributes['custom-style'])
    return div
  elseif div.classes:includes('list') then
    local open = '<text:list text:style-name="Bullets_20_' .. encoded(div.attributes.kind) .. '">'
    return enclosed(open, div.content, '</text:list>')
  elseif div.classes:includes('item') then
    return enclosed('<text:list-item>', div.content, '</text:list-item>')
  elseif div.classes:includes('signatures') then
    local open = '<text:section text:style-name="Signatures" text:name="Signatures">'
    return enclosed(open, div.content, '</text:section>')
  end
end

local function Span(span)
  if span.attributes['custom-style'] then
    span.attributes['custom-style'] = encoded(span.attributes['custom-style'])
  end
  if span.classes:includes('tabbed') then return { span, TAB } end
  return span
end

-- pandoc forgets alternative texts; this stands behind the picture until the last pass moves it in.
local function Image(image)
  local words = pandoc.utils.stringify(image.caption):gsub('[&<>]', {
    ['&'] = '&amp;', ['<'] = '&lt;', ['>'] = '&gt;',
  })
  return { image, pandoc.RawInline('opendocument', '<svg:title>' .. words .. '</svg:title>') }
end

return { { Div = Div, Span = Span, Image = Image } }

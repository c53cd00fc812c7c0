-- Word: a list is a run of paragraphs whose styles bear the bullets, and a number ends with a tab.

local TAB = pandoc.RawInline('openxml', '<w:r><w:tab/></w:r>')

local function Div(div)
  if div.classes:includes('list') or div.classes:includes('item') then return div.content end
end

local function Span(span)
  if not span.classes:includes('number') then return nil end
  local tabbed = span.classes:includes('tabbed')
  span.classes = {}
  return tabbed and { span, TAB } or span
end

return { { Div = Div, Span = Span } }

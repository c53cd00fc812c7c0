-- Plain Markdown that reads well as it is: no marks of a converter, no links that lead nowhere.

local BLANKS = ('…'):rep(20)

local function Span(span)
  if span.classes:includes('line') then
    return pandoc.Str(pandoc.utils.stringify(span.content) .. ': ' .. BLANKS)
  elseif span.classes:includes('label') then
    return pandoc.Strong(span.content)
  end
  return span.content
end

-- A forge makes its own anchors from headings, so a link to a key would lead nowhere there.
local function Link(link)
  if link.target:sub(1, 1) == '#' then return link.content end
end

local function Header(header)
  header.identifier = ''
  return header:walk({ Strong = function(label) return label.content end })
end

local function Div(div) return div.content end

local function caption_of(block)
  local words = block.caption.long[1]
  return words and pandoc.Para({ pandoc.Strong(words.content) })
end

local function Table(tbl)
  local caption = caption_of(tbl)
  tbl.caption = {}
  return caption and { caption, tbl } or tbl
end

local function Figure(figure)
  local blocks = figure.content
  blocks:insert(caption_of(figure))
  return blocks
end

return { { Span = Span, Link = Link, Header = Header, Div = Div, Table = Table, Figure = Figure } }

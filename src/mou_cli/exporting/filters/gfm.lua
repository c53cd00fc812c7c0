-- Plain Markdown that reads well as it is: no marks of a converter, no links that lead nowhere.

local BLANKS = ('…'):rep(20)

-- What pandoc leaves unescaped here and a forge would read as something else; and behind a backslash
-- pandoc loses a sign.
local function is_misread(text, sign)
  return sign ~= '&' or text:find('&#?%w+;') ~= nil
end

local function Str(str)
  if not str.text:find('[&|\\]') then return nil end
  local parts, from = pandoc.Inlines({}), 1
  for at, sign in str.text:gmatch('()([&|\\])') do
    if is_misread(str.text, sign) then
      parts:extend({ pandoc.Str(str.text:sub(from, at - 1)), pandoc.RawInline('gfm', '\\' .. sign) })
      from = at + 1
    end
  end
  parts:insert(pandoc.Str(str.text:sub(from)))
  return parts
end

-- Behind a line break a hyphen, a sign or a number with a full stop would begin a list or a heading.
local function Inlines(inlines)
  local all, broken = pandoc.Inlines({}), false
  for _, inline in ipairs(inlines) do
    if broken and inline.t == 'Str' then
      local number, rest = inline.text:match('^(%d+)([.)].*)$')
      if number then
        all:extend({ pandoc.Str(number), pandoc.RawInline('gfm', '\\') })
        inline = pandoc.Str(rest)
      elseif inline.text:match('^[-+*#>=~:]') then
        all:insert(pandoc.RawInline('gfm', '\\'))
      end
    end
    all:insert(inline)
    broken = inline.t == 'LineBreak'
  end
  return all
end

local function Span(span)
  if span.classes:includes('line') then
    return pandoc.Str(pandoc.utils.stringify(span.content) .. ': ' .. BLANKS)
  elseif span.classes:includes('capitals') then
    return span.content:walk({ Str = function(str) return pandoc.Str(pandoc.text.upper(str.text)) end })
  elseif span.classes:includes('term') then
    return pandoc.Strong(pandoc.Inlines(span.content) .. { pandoc.Str(':') })
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

local function Image(image)
  image.attr = {}
  return image
end

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

return {
  { Inlines = Inlines },
  { Str = Str, Span = Span, Link = Link, Header = Header, Div = Div, Image = Image,
    Table = Table, Figure = Figure },
}

-- Typst: calls of the functions that `templates/page.typ` defines.

local LONGEST_HANGING_NUMBER = 5

local function raw(code) return pandoc.RawBlock('typst', code) end
local function raw_inline(code) return pandoc.RawInline('typst', code) end

local function quoted(text)
  return '"' .. text:gsub('\\', '\\\\'):gsub('"', '\\"') .. '"'
end

-- A place that a link leads to, for what has no label of its own in Typst.
local function place(identifier)
  return identifier == '' and '' or '#metadata(none)<' .. identifier .. '>'
end

local function around(before, inlines, after)
  local all = pandoc.Inlines({ raw_inline(before) })
  all:extend(inlines)
  all:insert(raw_inline(after))
  return all
end

local function Span(span)
  if span.classes:includes('line') then
    return around('#fill-in[', span.content, ']')
  elseif span.classes:includes('capitals') then
    return around('#upper[', span.content, ']')
  elseif span.classes:includes('status') then
    return around('#status-word[', span.content, ']')
  elseif span.identifier ~= '' then
    return around(place(span.identifier), span.content, '')
  end
end

local function Image(image)
  local words = quoted(pandoc.utils.stringify(image.caption))
  local call = image.classes:includes('logo') and '#logo-image(' or '#figure-image('
  return raw_inline(call .. quoted(image.src) .. ', ' .. words .. ')')
end

local function is_label(inline)
  return inline and inline.t == 'Span' and inline.classes:includes('label')
end

-- Take the number off the front of a clause's first paragraph.
local function take_label(div)
  local first = div.content[1]
  if not (first and first.t == 'Para' and is_label(first.content[1])) then return nil end
  local label = first.content:remove(1)
  if first.content[1] and first.content[1].t == 'Space' then first.content:remove(1) end
  return label
end

local function enclosed(before, blocks, after)
  local all = pandoc.Blocks({ raw(before) })
  all:extend(blocks)
  all:insert(raw(after))
  return all
end

local function clause(div)
  local label, depth = take_label(div), div.attributes.level
  local before = '#clause-continued(' .. depth .. ')['
  if label then
    local number = pandoc.utils.stringify(label.content)
    before = '#clause(' .. depth .. ', ' .. quoted(number) .. ')['
  end
  return enclosed(place(div.identifier) .. '\n' .. before, div.content, ']')
end

local function signatures(div)
  local all = pandoc.Blocks({})
  for _, block in ipairs(div.content) do all:extend(enclosed('[', block.content, '],')) end
  return enclosed('#signatures(', all, ')')
end

-- The lines above a report's title; what a line is about stands in front of it.
local function head(div)
  local lines = pandoc.Blocks({})
  for _, line in ipairs(div.content) do
    local term = line.content[1]
    local inlines = pandoc.Inlines({ raw_inline('#head-line[') })
    if term and term.t == 'Span' and term.classes:includes('term') then
      line.content:remove(1)
      line.content:remove(1)
      inlines = around('#head-fact[', term.content, '][')
    end
    inlines:extend(line.content)
    inlines:insert(raw_inline(']'))
    lines:insert(pandoc.Plain(inlines))
  end
  return enclosed('#report-head[', lines, ']')
end

-- Lines to be filled in by hand, the whole width of the page.
local function form(div)
  local lines = pandoc.Blocks({})
  for _, line in ipairs(div.content) do
    local words = line.content[1].content
    lines:insert(pandoc.Plain(around('#form-line[', words, ']')))
  end
  return lines
end

local function Div(div)
  if div.classes:includes('clause') then return clause(div) end
  if div.classes:includes('signatures') then return signatures(div) end
  if div.classes:includes('logo') then return enclosed('#document-logo[', div.content, ']') end
  if div.classes:includes('head') then return head(div) end
  if div.classes:includes('form') then return form(div) end
end

local FEW_ROWS = 8

-- A short table stays on one page.
local function Table(tbl)
  local rows = #tbl.head.rows
  for _, body in ipairs(tbl.bodies) do rows = rows + #body.body end
  if rows > FEW_ROWS then return tbl end
  return enclosed('#block(breakable: false)[', { tbl }, ']'), false
end

-- The title is no heading; PDF/UA has a structure of its own for headings below it.
local function Header(header)
  if header.level == 1 then
    return enclosed('#document-title[', { pandoc.Plain(header.content) }, ']')
  end
  header.level = header.level - 1
  local label = header.content[1]
  if is_label(label) and utf8.len(pandoc.utils.stringify(label.content)) <= LONGEST_HANGING_NUMBER then
    header.content:remove(1)
    header.content = around('#heading-number[', label.content, ']') .. header.content
  end
  if header.classes:includes('new-page') then return { raw('#pagebreak(weak: true)'), header } end
  return header
end

-- Typst would make a minus of the hyphen in `-5`, one sign of `...`, and a soft hyphen of `-?`; and
-- pandoc writes dashes and quotation marks in ways that Typst may read as others.
local function Str(str)
  if str.text:find('[^%w]') then return raw_inline((str.text:gsub('%p', '\\%0'))) end
end

return {
  { Image = Image },
  { Div = Div, Header = Header },
  { traverse = 'topdown', Table = Table },
  { Span = Span },
  { Str = Str },
}

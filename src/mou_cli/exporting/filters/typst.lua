-- Typst: calls of the functions that `templates/page.typ` defines.

local widths = dofile(pandoc.path.join({ pandoc.path.directory(PANDOC_SCRIPT_FILE), 'widths.lua' }))
local code = dofile(pandoc.path.join({ pandoc.path.directory(PANDOC_SCRIPT_FILE), 'typst_code.lua' }))
local raw, quoted, place = code.raw, code.quoted, code.place
local is_label, enclosed = code.is_label, code.enclosed

local LONGEST_HANGING_NUMBER = 5

local function raw_inline(code) return pandoc.RawInline('typst', code) end

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

local function signatures(div)
  local all = pandoc.Blocks({})
  for _, block in ipairs(div.content) do all:extend(enclosed('[', block.content, '],')) end
  return enclosed('#signatures(', all, ')')
end

-- Lines of which what each is about stands in front of what it says.
local function facts(div, fact)
  local lines = pandoc.Blocks({})
  for _, line in ipairs(div.content) do
    local term = line.content[1]
    local inlines = pandoc.Inlines({ raw_inline('#head-line[') })
    if term and term.t == 'Span' and term.classes:includes('term') then
      line.content:remove(1)
      line.content:remove(1)
      inlines = around('#' .. fact .. '[', term.content, '][')
    end
    inlines:extend(line.content)
    inlines:insert(raw_inline(']'))
    lines:insert(pandoc.Plain(inlines))
  end
  return lines
end

-- The lines above a report's title.
local function head(div) return enclosed('#report-head[', facts(div, 'head-fact'), ']') end

-- The lines below an agreement's title are a part of what the title is set with.
local has_title_block = false
local function title_block(div)
  has_title_block = true
  local lines = facts(div, 'title-fact')
  lines:insert(raw(']'))
  return lines
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

-- A table of a working paper goes on on the next page, and leaves no page half empty.
local MAY_BREAK = 'may-break'
local function may_break(div)
  return div:walk({ Table = function(tbl)
    tbl.attr.classes:insert(MAY_BREAK)
    return tbl
  end })
end

local function Div(div)
  if div.classes:includes('signatures') then return signatures(div) end
  if div.classes:includes('logo') then return enclosed('#document-logo[', div.content, ']') end
  if div.classes:includes('head') then return head(div) end
  if div.classes:includes('title-block') then return title_block(div) end
  if div.classes:includes('form') then return form(div) end
  if div.classes:includes(MAY_BREAK) then return may_break(div) end
  if div.classes:includes('labelled') then return enclosed('#kept-if-short[', div.content, ']') end
end

local APART = { Space = true, SoftBreak = true, LineBreak = true, RawInline = true }

local function width_of(inlines) return widths.width_of(pandoc.utils.stringify(inlines)) end

-- Whether a line may not end between two words because of their signs, as in `... ...` (UAX 14,
-- LB13 to LB17); where one may, a break more does no harm.
local function cling(one, other)
  return one:find('[^%w.,;:)]$') or other:find('^[^%w(]')
end

local function cling_here(inlines, number)
  local before, after = inlines[number - 1], inlines[number + 1]
  return before and after and cling(pandoc.utils.stringify(before), pandoc.utils.stringify(after))
end

-- Mark the words that may be wider than their place; `page.typ` measures them, and breaks what is.
local function with_long_words(inlines, widest)
  local all = pandoc.Inlines({})
  for number, inline in ipairs(inlines) do
    local before = number > 1 and inlines[number - 1]
    if before and not APART[before.t] and not APART[inline.t]
      and width_of({ before, inline }) > widest then
      all:insert(raw_inline('#may-break;'))
    end
    if (inline.t == 'Space' or inline.t == 'SoftBreak') and cling_here(inlines, number) then
      all:extend({ raw_inline('#may-break;'), inline, raw_inline('#may-break;') })
    elseif inline.t == 'Str' and width_of(inline) > widest then
      all:insert(raw_inline('#long-word(' .. quoted(inline.text) .. ');'))
    else
      all:insert(inline)
    end
  end
  return all
end

local function has_long_word(block, widest)
  local before, width = '', 0
  for word in pandoc.utils.stringify(block):gmatch('%S+') do
    width = widths.width_of(word) + (cling(before, word) and width + 1 or 0)
    if width > widest then return true end
    before = word
  end
  return false
end

local function broken(block, widest)
  if not has_long_word(block, widest) then return nil end
  local function Inlines(inlines) return with_long_words(inlines, widest) end
  return block:walk({ traverse = 'topdown', Inlines = Inlines })
end

-- A paragraph has room for a word of so many letters, wherever it stands; so has a heading; and so
-- much of its room a cell of a table has that stands in a clause inside a clause.
local WIDEST_WORD, WIDEST_IN_HEADING, INDENTED = 20, 12, 0.65

-- Letters of a paragraph that stays with what it leads to.
local LONGEST_LEAD = 600

local function leads_on(paragraph)
  local words = pandoc.utils.stringify(paragraph)
  return words:match(':%s*$') and utf8.len(words) <= LONGEST_LEAD
end

local function Paragraph(paragraph)
  local leads = leads_on(paragraph)
  local block = broken(paragraph, WIDEST_WORD)
  local blocks = block and enclosed('#narrow[', { block }, ']')
  return leads and enclosed('#with-the-next[', blocks or { paragraph }, ']') or blocks
end

-- Items and letters of a list that stays on one page, so that no item of it stands alone.
local FEW_ITEMS, SHORT_LIST = 4, 300

local function BulletList(list)
  local length = utf8.len(pandoc.utils.stringify(list))
  if #list.content > FEW_ITEMS or length > SHORT_LIST then return nil end
  list.content = list.content:map(function(item)
    return pandoc.Blocks(item):walk({ traverse = 'topdown', Para = Paragraph, Plain = Paragraph })
  end)
  return enclosed('#kept-if-short[', { list }, ']'), false
end

local FEW_ROWS = 8

-- Lines of a row that stays whole, in large print not much more than half of a page.
local MOST_KEPT = 18

local function rows_of(tbl)
  local rows = pandoc.List({})
  rows:extend(tbl.head.rows)
  for _, body in ipairs(tbl.bodies) do rows:extend(body.body) end
  return rows
end

local function lines_of(row) return tonumber(row.attributes.lines) end

-- Typst breaks no head of a table; one that is too long for a page becomes a row.
local function let_long_head_break(tbl)
  local head = tbl.head.rows
  if not (head[1] and tbl.bodies[1] and lines_of(head[1]) > MOST_KEPT) then return end
  tbl.bodies[1].body = head .. tbl.bodies[1].body
  tbl.head.rows = {}
end

local function finish_row(row)
  for _, cell in ipairs(row.cells) do
    local words = broken(pandoc.Div(cell.contents), tonumber(cell.attributes.room) * INDENTED)
    cell.contents = words and enclosed('#narrow[', words.content, ']') or cell.contents
    if lines_of(row) <= MOST_KEPT then cell.attributes['typst:breakable'] = 'false' end
  end
end

-- A short table stays on one page, and a word that is wider than its column is broken.
local function Table(tbl)
  let_long_head_break(tbl)
  local rows = rows_of(tbl)
  for _, row in ipairs(rows) do finish_row(row) end
  local caption = broken(pandoc.Div(tbl.caption.long), WIDEST_WORD)
  if caption then tbl.caption.long = caption.content end
  local breaks = #rows > FEW_ROWS or tbl.attr.classes:includes(MAY_BREAK)
  local inner = breaks and { tbl } or enclosed('#kept-if-short[', { tbl }, ']')
  return enclosed('#in-the-whole-width[', inner, ']'), false
end

-- The title is no heading; PDF/UA has a structure of its own for headings below it.
local function Header(header)
  header = broken(header, WIDEST_IN_HEADING) or header
  if header.level == 1 and has_title_block then
    has_title_block = false
    return enclosed('#titled(document-title)[', { pandoc.Plain(header.content) }, '][')
  end
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
  { Div = Div },
  {
    traverse = 'topdown',
    Table = Table, BulletList = BulletList, Para = Paragraph, Plain = Paragraph,
  },
  { Header = Header },
  { Span = Span },
  { Str = Str },
}

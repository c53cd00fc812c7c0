-- Word and ODT: each paragraph gets a style by its place, the same names in both formats.
-- `templates/styles.docx.xml.j2` and `styles.odt.xml.j2` say how each looks.
--
-- Lists become divs `.list` of divs `.item`, for the filter of each format.

local DEEPEST_CLAUSE, DEEPEST_LIST = 4, 3
local LONGEST_HANGING_NUMBER = 5

local blocks_of

local function styled(style, inlines)
  return pandoc.Div({ pandoc.Para(inlines) }, { ['custom-style'] = style })
end

-- A place that links lead to: at the front of the first paragraph, else round all blocks.
local function anchored(identifier, blocks)
  if identifier == '' then return blocks end
  local first = blocks[1] and blocks[1].t == 'Div' and blocks[1].content[1]
  if first and first.t == 'Para' then
    first.content:insert(1, pandoc.Span({}, { id = identifier }))
    return blocks
  end
  return { pandoc.Div(blocks, pandoc.Attr(identifier)) }
end

-- Where a block stands: `clause` is the depth of the numbered paragraph round it, `list` that of lists.
local function inside(place, changes)
  local inner = { clause = place.clause, list = place.list, quote = place.quote }
  for name, value in pairs(changes) do inner[name] = value end
  return inner
end

local function numbered(name, level) return level > 1 and name .. ' ' .. level or name end

local function style_of(place)
  local level = math.min(place.list, DEEPEST_LIST)
  local clause = place.clause > 0 and 'Clause ' .. place.clause .. ' ' or nil
  if place.quote then return clause and clause .. 'Quote' or 'Quote' end
  if level > 0 then
    local bullet = place.begins and 'Bullet' or (clause and 'Bullet Continued' or 'Continue')
    return (clause or 'List ') .. numbered(bullet, level)
  end
  if not clause then return 'Body Text' end
  return place.begins and 'Clause ' .. place.clause or clause .. 'Continued'
end

local function paragraph(place, inlines)
  local only = #inlines == 1 and inlines[1]
  if only and only.t == 'Image' then
    only.attributes.width = '100%'
    return styled('Figure', inlines)
  end
  return styled(style_of(place), inlines)
end

local function list(place, block)
  local level = math.min(place.list + 1, DEEPEST_LIST)
  local items = pandoc.Blocks({})
  for _, item in ipairs(block.content) do
    local blocks = blocks_of(inside(place, { list = level, begins = true, quote = false }), item)
    items:insert(pandoc.Div(blocks, pandoc.Attr('', { 'item' })))
  end
  local kind = place.clause > 0 and 'Clause ' .. place.clause or 'List'
  return pandoc.Div(items, pandoc.Attr('', { 'list' }, { { 'kind', kind } }))
end

local ALIGNED = { AlignRight = ' Right', AlignCenter = ' Centre' }

local function cells(rows, style, colspecs)
  for _, row in ipairs(rows) do
    for column, cell in ipairs(row.cells) do
      local inlines = cell.contents[1] and cell.contents[1].content or {}
      cell.contents = { styled(style .. (ALIGNED[colspecs[column][1]] or ''), inlines) }
    end
  end
end

local function caption_of(block, style)
  local words = block.caption.long[1]
  block.caption = {}
  return words and styled(style, words.content)
end

local function table_blocks(block)
  local caption = caption_of(block, 'Table Caption')
  local identifier = block.identifier
  block.identifier = ''
  cells(block.head.rows, 'Table Heading', block.colspecs)
  for _, body in ipairs(block.bodies) do cells(body.body, 'Table Text', block.colspecs) end
  return anchored(identifier, caption and { caption, block } or { block })
end

local function figure_blocks(block)
  local caption = caption_of(block, 'Figure Caption')
  local blocks = blocks_of({ clause = 0, list = 0 }, block.content)
  blocks:insert(caption)
  return anchored(block.identifier, blocks)
end

local function header(block)
  if block.level == 1 then return styled('Title', block.content) end
  block.level = block.level - 1
  local label = block.content[1]
  if label and label.t == 'Span' and label.classes:includes('label') then
    local length = utf8.len(pandoc.utils.stringify(label.content))
    label.classes = length <= LONGEST_HANGING_NUMBER and { 'number', 'tabbed' } or { 'number' }
    if length <= LONGEST_HANGING_NUMBER then block.content:remove(2) end
  end
  if block.classes:includes('new-page') then
    local mark = 'new_page_' .. pandoc.utils.sha1(block.identifier):sub(1, 20)
    block.content:insert(1, pandoc.Span({}, { id = mark }))
  end
  return block
end

local function clause(place, div)
  local depth = math.min(tonumber(div.attributes.level), DEEPEST_CLAUSE)
  local first = div.content[1] and div.content[1].content
  local label = first and first[1]
  local begins = label and label.t == 'Span' and label.classes:includes('label')
  if begins then
    label.classes = { 'number', 'tabbed' }
    label.attributes['custom-style'] = 'Clause Number'
    if first[2] and first[2].t == 'Space' then first:remove(2) end
  end
  local blocks = blocks_of(inside(place, { clause = depth, begins = begins }), div.content)
  return anchored(div.identifier, blocks)
end

-- The first line is the name of who signs, and begins the block; the last line ends it.
local function signature(div)
  local blocks = pandoc.Blocks({})
  local style, line = 'Signature Name', pandoc.Inlines({})
  for _, inline in ipairs(div.content[1].content) do
    if inline.t == 'LineBreak' then
      blocks:insert(styled(style, line))
      style, line = 'Signature Details', pandoc.Inlines({})
    else
      line:insert(inline)
    end
  end
  blocks:insert(styled(style, line))
  for number = 2, #div.content do
    blocks:insert(styled('Signature Line', div.content[number].content))
  end
  return blocks
end

-- The lines above a report's title, and below an agreement's: what a line is about stands in front,
-- and what it says hangs.
local function head(div, kind)
  local blocks = pandoc.Blocks({})
  for number, line in ipairs(div.content) do
    local term = line.content[1]
    local labelled = term and term.t == 'Span' and term.classes:includes('term')
    if labelled then
      term.classes = { 'number', 'tabbed' }
      term.attributes['custom-style'] = kind .. ' Term'
      line.content:remove(2)
    end
    local style = kind .. (labelled and ' Fact' or ' Head')
    blocks:insert(styled(number == #div.content and style .. ' Last' or style, line.content))
  end
  return blocks
end

-- Lines to be filled in by hand, the whole width of the page.
local function form(div)
  local blocks = pandoc.Blocks({})
  for _, line in ipairs(div.content) do blocks:insert(styled('Form Line', line.content)) end
  return blocks
end

local function division(place, div)
  if div.classes:includes('clause') then return clause(place, div) end
  if div.classes:includes('signature') then return signature(div) end
  if div.classes:includes('head') then return head(div, 'Report') end
  if div.classes:includes('title-block') then return head(div, 'Title') end
  if div.classes:includes('form') then return form(div) end
  if div.classes:includes('logo') then return { styled('Logo', div.content[1].content) } end
  local blocks = blocks_of(place, div.content)
  if div.classes:includes('signatures') then
    return { pandoc.Div(blocks, pandoc.Attr('', { 'signatures' })) }
  end
  return blocks
end

local function block_of(place, block)
  if block.t == 'Para' or block.t == 'Plain' then return { paragraph(place, block.content) } end
  if block.t == 'BulletList' then return { list(place, block) } end
  if block.t == 'BlockQuote' then
    return blocks_of(inside(place, { quote = true }), block.content)
  end
  if block.t == 'Table' then return table_blocks(block) end
  if block.t == 'Figure' then return figure_blocks(block) end
  if block.t == 'Header' then return { header(block) } end
  if block.t == 'Div' then return division(place, block) end
  return { block }
end

function blocks_of(place, blocks)
  local all = pandoc.Blocks({})
  for number, block in ipairs(blocks) do
    all:extend(block_of(number == 1 and place or inside(place, { begins = false }), block))
  end
  return all
end

-- Italics are hard to read for many; emphasis is bold.
local function Emph(emphasis) return pandoc.Strong(emphasis.content) end

local function Span(span)
  if span.classes:includes('status') then
    return pandoc.Span(span.content, { ['custom-style'] = 'Status' })
  elseif span.classes:includes('capitals') then
    return pandoc.Span(span.content, { ['custom-style'] = 'Capitals' })
  end
end

local function Pandoc(document)
  return pandoc.Pandoc(blocks_of({ clause = 0, list = 0 }, document.blocks), document.meta)
end

return { { Emph = Emph, Span = Span }, { Pandoc = Pandoc } }

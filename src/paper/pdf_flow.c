#include "paper/pdf_inside.h"

#include <math.h>

#include "base/die.h"
#include "paper/pdf_picture.h"

static const struct pdf_style plain = { .size = 1, .leading = 1, .after = 0.5 };
static const struct pdf_style headings[] = {
	{ .size = 1.5, .leading = 0.9, .bold = true, .before = 0.9, .after = 0.4, .keeps = true },
	{ .size = 1.2, .leading = 0.95, .bold = true, .before = 0.9, .after = 0.3, .keeps = true },
	{ .size = 1.02, .leading = 1, .bold = true, .before = 0.7, .after = 0.2, .keeps = true },
};
static const struct pdf_style cell = { .size = 0.9, .leading = 0.95, .after = 0.2 };
static const struct pdf_style caption = { .size = 0.86, .leading = 0.95, .after = 0.3 };
static const struct pdf_style institution = { .size = 0.96, .leading = 0.95, .bold = true };
static const struct pdf_style address = { .size = 0.82, .leading = 0.92 };

#define CELL_SIDE 4.0
#define CELL_ABOVE 2.5
#define SIDES_APART 18.0
#define LABEL_APART 6.0
#define NARROWEST 6.0
#define TEXT_WIDTH (PAPER_WIDTH - 2 * PAPER_SIDE_MARGIN)
#define TEXT_HEIGHT (PAPER_HEIGHT - PAPER_TOP_MARGIN - PAPER_BOTTOM_MARGIN)
// A row that is higher may be broken over pages.
#define ROW_WHOLE (TEXT_HEIGHT / 3)

static struct pdf_flow flow_new(struct pdf_setter *setter)
{
	return (struct pdf_flow){ .setter = setter };
}

struct pdf_piece *pdf_flow_piece(struct pdf_flow *flow, double height)
{
	GROW(flow->setter->arena, flow->pieces, flow->count, flow->room);
	struct pdf_piece *piece = &flow->pieces[flow->count - 1];
	*piece = (struct pdf_piece){ .before = flow->white, .height = height, .breaks = flow->is_broken,
		.group = ++flow->setter->groups };
	flow->white = 0;
	flow->is_broken = false;
	return piece;
}

struct pdf_item *pdf_piece_item(struct pdf_setter *setter, struct pdf_piece *piece)
{
	GROW(setter->arena, piece->items, piece->count, piece->room);
	return &piece->items[piece->count - 1];
}

static void rule_add(struct pdf_setter *setter, struct pdf_piece *piece, double y, double thickness, double grey)
{
	*pdf_piece_item(setter, piece) = (struct pdf_item){ .what = PDF_RULE, .x = PAPER_SIDE_MARGIN, .y = y,
		.width = TEXT_WIDTH, .height = thickness, .grey = grey, .column = SIZE_MAX };
}

static struct pdf_element *element_new(struct pdf_setter *setter, struct pdf_element *parent, const char *tag,
	const char *language)
{
	struct pdf_element *element = NEW(setter->arena, struct pdf_element);
	*element = (struct pdf_element){ .tag = tag, .language = language };
	if (parent->last == NULL)
		parent->first = element;
	else
		parent->last->next = element;
	parent->last = element;
	return element;
}

// --- Beside each other

static double height_of(const struct pdf_flow *flow)
{
	double height = 0;
	for (size_t i = 0; i < flow->count; i++)
		height += flow->pieces[i].before + flow->pieces[i].height;
	return height;
}

static void piece_into(struct pdf_setter *setter, struct pdf_piece *into, const struct pdf_piece *piece, double top,
	size_t column)
{
	for (size_t i = 0; i < piece->count; i++) {
		struct pdf_item *item = pdf_piece_item(setter, into);
		*item = piece->items[i];
		item->y += top;
		item->column = column;
	}
}

static void sides_whole(struct pdf_flow *flow, const struct pdf_flow *sides, size_t count, double height)
{
	struct pdf_piece *piece = pdf_flow_piece(flow, height);
	for (size_t side = 0; side < count; side++) {
		double top = 0;
		for (size_t i = 0; i < sides[side].count; i++) {
			top += sides[side].pieces[i].before;
			piece_into(flow->setter, piece, &sides[side].pieces[i], top, side);
			top += sides[side].pieces[i].height;
		}
	}
}

// A slice is as high as the highest of the next pieces; of each side it takes what fits.
static void sides_sliced(struct pdf_flow *flow, const struct pdf_flow *sides, size_t count)
{
	size_t *next = NEW_MANY(flow->setter->arena, count, size_t);
	size_t group = flow->setter->groups + 1, first = flow->count;
	for (;;) {
		double height = 0;
		for (size_t side = 0; side < count; side++)
			if (next[side] < sides[side].count)
				height = fmax(height, sides[side].pieces[next[side]].before + sides[side].pieces[next[side]].height);
		if (height <= 0)
			break;
		struct pdf_piece *piece = pdf_flow_piece(flow, height);
		piece->group = group;
		for (size_t side = 0; side < count; side++) {
			double top = 0;
			for (; next[side] < sides[side].count; next[side]++) {
				const struct pdf_piece *part = &sides[side].pieces[next[side]];
				if (top + part->before + part->height > height)
					break;
				piece_into(flow->setter, piece, part, top + part->before, side);
				top += part->before + part->height;
			}
		}
	}
	flow->pieces[first].keeps = true;
	if (flow->count - first > 2)
		flow->pieces[flow->count - 2].keeps = true;
}

// Stays on one page up to a height.
static void beside(struct pdf_flow *flow, const struct pdf_flow *sides, size_t count, double whole)
{
	double height = 0;
	for (size_t side = 0; side < count; side++)
		height = fmax(height, height_of(&sides[side]));
	if (height <= whole)
		sides_whole(flow, sides, count, height);
	else
		sides_sliced(flow, sides, count);
}

// --- Blocks

static bool blocks_set(struct pdf_flow *flow, const struct paper_block *parent, const struct pdf_style *style, double x,
	double width, struct pdf_element *element);

static bool heading_set(struct pdf_flow *flow, const struct paper_block *heading, double x, double width,
	struct pdf_element *parent)
{
	static const char *const tags[] = { "H1", "H2", "H3" };
	struct pdf_element *element = element_new(flow->setter, parent, tags[heading->number - 1], heading->language);
	return pdf_words_set(flow, heading, &headings[heading->number - 1], x, width, element);
}

static bool words_set(struct pdf_flow *flow, const struct paper_block *words, const struct pdf_style *style, double x,
	double width, struct pdf_element *parent)
{
	return words->runs == NULL ||
	       pdf_words_set(flow, words, style, x, width, element_new(flow->setter, parent, "P", words->language));
}

static str label_of(struct pdf_setter *setter, const struct paper_block *list, size_t index)
{
	if (list->number == 0)
		return S("–");
	str number = paper_number(setter->arena, setter->paper, list->language, list->number + (unsigned)index);
	return str_format(setter->arena, "%.*s.", STR_ARG(number));
}

// The label stands on the first line of its item.
static void label_place(struct pdf_flow *flow, size_t first, const struct paper_block *list,
	const struct pdf_style *style, struct pdf_item label)
{
	if (flow->count == first)
		pdf_flow_piece(flow, pdf_words_leading(list->language, style));
	struct pdf_piece *piece = &flow->pieces[first];
	bool beside_line = piece->count > 0 && piece->items[0].what == PDF_LINE;
	label.y = beside_line ? piece->items[0].y : pdf_words_baseline(list->language, style);
	struct pdf_item *place = pdf_piece_item(flow->setter, piece);
	// What stands first is read first.
	memmove(piece->items + 1, piece->items, (piece->count - 1) * sizeof *piece->items);
	place = piece->items;
	*place = label;
}

static bool item_set(struct pdf_flow *flow, const struct paper_block *list, const struct paper_block *block,
	struct pdf_item label, const struct pdf_style *style, double x, double width, double indent,
	struct pdf_element *parent)
{
	struct pdf_setter *setter = flow->setter;
	bool right_to_left = paper_right_to_left(list->language);
	struct pdf_element *element = element_new(setter, parent, "LI", list->language);
	label.element = element_new(setter, element, "Lbl", list->language);
	label.x = right_to_left ? x + width - label.width : x;
	struct pdf_element *body = element_new(setter, element, "LBody", list->language);
	size_t first = flow->count;
	if (!blocks_set(flow, block, style, right_to_left ? x : x + indent, fmax(width - indent, NARROWEST), body))
		return false;
	label_place(flow, first, list, style, label);
	return true;
}

static bool list_set(struct pdf_flow *flow, const struct paper_block *list, const struct pdf_style *style, double x,
	double width, struct pdf_element *parent)
{
	struct pdf_setter *setter = flow->setter;
	struct pdf_element *element = element_new(setter, parent, "L", list->language);
	struct pdf_style inside = *style;
	inside.after = style->after / 2;
	// In any language, beside the label.
	inside.stands = paper_right_to_left(list->language) ? PDF_RIGHT : PDF_LEFT;
	struct pdf_item *labels = NEW_MANY(setter->arena, list->count + 1, struct pdf_item);
	double indent = 2 * LABEL_APART;
	for (size_t i = 0; i < list->count; i++) {
		pdf_words_line(setter, label_of(setter, list, i), list->language, style, &labels[i]);
		indent = fmax(indent, labels[i].width + LABEL_APART);
	}
	size_t index = 0;
	for (const struct paper_block *item = list->first; item != NULL; item = item->next)
		if (!item_set(flow, list, item, labels[index++], &inside, x, width, indent, element))
			return false;
	flow->white = fmax(flow->white, style->after * pdf_words_leading(list->language, style));
	return true;
}

// --- Tables

struct column {
	double x, width;
};

static void columns_place(const struct paper_block *table, struct column *columns)
{
	double shares = 0, start = 0;
	for (size_t i = 0; i < table->column_count; i++)
		shares += table->columns[i].share;
	for (size_t i = 0; i < table->column_count; i++) {
		double width = TEXT_WIDTH * table->columns[i].share / shares;
		columns[i].width = fmax(width - 2 * CELL_SIDE, NARROWEST);
		columns[i].x = PAPER_SIDE_MARGIN + CELL_SIDE +
			       (paper_right_to_left(table->language) ? TEXT_WIDTH - start - width : start);
		start += width;
	}
}

static bool row_set(struct pdf_flow *flow, const struct paper_block *table, const struct paper_block *row,
	const struct column *columns, struct pdf_element *parent)
{
	struct pdf_setter *setter = flow->setter;
	struct pdf_element *element = element_new(setter, parent, "TR", row->language);
	struct pdf_flow *sides = NEW_MANY(setter->arena, table->column_count, struct pdf_flow);
	const struct paper_block *block = row->first;
	for (size_t i = 0; i < table->column_count; i++) {
		struct pdf_style style = cell;
		style.bold = row->is_header;
		style.stands = table->columns[i].figures ? PDF_RIGHT : PDF_START;
		sides[i] = flow_new(setter);
		struct pdf_element *own = element_new(setter, element, row->is_header ? "TH" : "TD", row->language);
		own->is_column_header = row->is_header;
		if (block != NULL && !blocks_set(&sides[i], block, &style, columns[i].x, columns[i].width, own))
			return false;
		if (block != NULL)
			block = block->next;
	}
	size_t first = flow->count;
	beside(flow, sides, table->column_count, ROW_WHOLE);
	struct pdf_piece *top = &flow->pieces[first], *bottom = &flow->pieces[flow->count - 1];
	for (size_t i = 0; i < top->count; i++)
		top->items[i].y += CELL_ABOVE;
	top->height += CELL_ABOVE;
	bottom->height += CELL_ABOVE;
	bool strong = row->is_header || row->next == NULL;
	rule_add(setter, bottom, bottom->height, strong ? 0.8 : 0.4, strong ? 0.1 : 0.7);
	if (row == table->first)
		rule_add(setter, top, 0, 0.8, 0.1);
	return true;
}

static bool table_set(struct pdf_flow *flow, const struct paper_block *table, struct pdf_element *parent)
{
	struct pdf_setter *setter = flow->setter;
	struct pdf_element *element = element_new(setter, parent, "Table", table->language);
	struct column *columns = NEW_MANY(setter->arena, table->column_count, struct column);
	columns_place(table, columns);
	struct pdf_flow *head = NEW(setter->arena, struct pdf_flow);
	*head = flow_new(setter);
	for (const struct paper_block *row = table->first; row != NULL; row = row->next) {
		size_t first = flow->count;
		if (!row_set(flow, table, row, columns, element))
			return false;
		for (size_t i = first; i < flow->count; i++) {
			struct pdf_piece *piece = &flow->pieces[i];
			if (row->is_header) {
				piece->keeps = row->next != NULL;
				GROW(setter->arena, head->pieces, head->count, head->room);
				head->pieces[head->count - 1] = *piece;
			} else if (head->count > 0 && height_of(head) < ROW_WHOLE) {
				piece->head = head;
			}
		}
	}
	flow->white = 2 * plain.after * pdf_words_leading(table->language, &plain);
	return true;
}

// --- Columns, letterhead, pictures

static bool columns_set(struct pdf_flow *flow, const struct paper_block *columns, struct pdf_element *parent)
{
	double first = (TEXT_WIDTH - SIDES_APART) * columns->number / 100;
	double widths[] = { first, TEXT_WIDTH - SIDES_APART - first };
	double starts[] = { 0, first + SIDES_APART };
	struct pdf_flow sides[] = { flow_new(flow->setter), flow_new(flow->setter) };
	size_t count = 0;
	for (const struct paper_block *side = columns->first; side != NULL; side = side->next, count++) {
		double start = paper_right_to_left(columns->language) ? TEXT_WIDTH - starts[count] - widths[count] : starts[count];
		if (!blocks_set(&sides[count], side, &plain, PAPER_SIDE_MARGIN + start, widths[count], parent))
			return false;
		if (sides[count].count > 0)
			sides[count].pieces[0].before = 0;
	}
	if (sides[0].count + sides[1].count > 0)
		beside(flow, sides, COUNT(sides), TEXT_HEIGHT);
	flow->white = plain.after * pdf_words_leading(columns->language, &plain);
	return true;
}

static bool is_arabic(const struct paper_block *words)
{
	return paper_right_to_left(words->language);
}

// Names beside each other: Arabic ones on the right.
static bool names_set(struct pdf_flow *flow, const struct paper_block *head, size_t count, struct pdf_element *parent)
{
	struct pdf_setter *setter = flow->setter;
	struct pdf_flow *sides = NEW_MANY(setter->arena, count, struct pdf_flow);
	double width = (TEXT_WIDTH - (double)(count - 1) * SIDES_APART) / (double)count;
	size_t place = 0;
	for (int arabic = 0; arabic < 2; arabic++)
		for (const struct paper_block *name = head->first; name != NULL; name = name->next) {
			if (name->kind != PAPER_NAME || is_arabic(name) != (arabic == 1))
				continue;
			struct pdf_style style = institution;
			bool left = place == 0, right = place == count - 1;
			style.stands = left == right ? (count == 1 ? PDF_START : PDF_CENTRE)
				       : left == is_arabic(name) ? PDF_END : PDF_START;
			sides[place] = flow_new(setter);
			if (!words_set(&sides[place], name, &style, PAPER_SIDE_MARGIN + (double)place * (width + SIDES_APART),
				    fmax(width, NARROWEST), parent))
				return false;
			place++;
		}
	beside(flow, sides, count, TEXT_HEIGHT);
	return true;
}

static bool addresses_set(struct pdf_flow *flow, const struct paper_block *head, struct pdf_element *parent)
{
	struct pdf_flow sides[] = { flow_new(flow->setter), flow_new(flow->setter) };
	double width = (TEXT_WIDTH - SIDES_APART) / 2;
	for (const struct paper_block *line = head->first; line != NULL; line = line->next) {
		size_t side = is_arabic(line) ? 1 : 0;
		if (line->kind == PAPER_LINE && !words_set(&sides[side], line, &address,
			    PAPER_SIDE_MARGIN + (side == 1 ? width + SIDES_APART : 0), width, parent))
			return false;
	}
	if (sides[0].count + sides[1].count > 0) {
		flow->white = 2;
		beside(flow, sides, COUNT(sides), TEXT_HEIGHT);
	}
	return true;
}

static bool letterhead_set(struct pdf_flow *flow, const struct paper_block *head, struct pdf_element *parent)
{
	size_t names = 0, first = flow->count;
	for (const struct paper_block *name = head->first; name != NULL; name = name->next)
		names += name->kind == PAPER_NAME ? 1 : 0;
	if ((names > 0 && !names_set(flow, head, names, parent)) || !addresses_set(flow, head, parent))
		return false;
	struct pdf_piece *rule = pdf_flow_piece(flow, 8);
	rule_add(flow->setter, rule, 7, 1.2, -1);
	for (size_t i = first; i < flow->count; i++)
		flow->pieces[i].keeps = true;
	flow->white = 1.2 * pdf_words_leading(head->language, &plain);
	return true;
}

static struct pdf_element *figure_new(struct pdf_setter *setter, const struct paper_block *block,
	struct pdf_element *parent)
{
	struct pdf_element *figure = element_new(setter, parent, "Figure", block->language);
	figure->alternative = block->alternative;
	return figure;
}

// The caption stands in the middle beside the code.
static bool qr_set(struct pdf_flow *flow, const struct paper_block *block, struct pdf_element *parent)
{
	struct pdf_setter *setter = flow->setter;
	bool right_to_left = paper_right_to_left(block->language);
	struct qr *qr = NEW(setter->arena, struct qr);
	if (!qr_make(setter->arena, block->content, qr, setter->mishap))
		return false;
	double size = block->number * PAPER_POINTS_PER_MM, rest = fmax(TEXT_WIDTH - size - SIDES_APART, NARROWEST);
	struct pdf_flow sides[] = { flow_new(setter), flow_new(setter) };
	struct pdf_piece *piece = pdf_flow_piece(&sides[0], size);
	*pdf_piece_item(setter, piece) = (struct pdf_item){ .what = PDF_QR, .qr = qr, .width = size, .height = size,
		.x = PAPER_SIDE_MARGIN + (right_to_left ? TEXT_WIDTH - size : 0), .element = figure_new(setter, block, parent) };
	if (block->first != NULL && !words_set(&sides[1], block->first, &caption,
		    PAPER_SIDE_MARGIN + (right_to_left ? 0 : size + SIDES_APART), rest, parent))
		return false;
	if (sides[1].count > 0)
		sides[1].pieces[0].before = fmax((size - height_of(&sides[1])) / 2, 0);
	beside(flow, sides, COUNT(sides), TEXT_HEIGHT);
	flow->white = plain.after * pdf_words_leading(block->language, &plain);
	return true;
}

static bool picture_set(struct pdf_flow *flow, const struct paper_block *block, struct pdf_element *parent)
{
	struct pdf_setter *setter = flow->setter;
	cairo_surface_t *surface;
	struct picture picture;
	if (!pdf_picture_read(setter->arena, block->content, &surface, &picture, setter->mishap))
		return false;
	double width = picture.across, height = picture.down;
	double most = fmin(block->number * PAPER_POINTS_PER_MM, TEXT_WIDTH);
	double scale = fmin(1, fmin(most / width, 0.8 * TEXT_HEIGHT / height));
	struct pdf_piece *piece = pdf_flow_piece(flow, height * scale);
	piece->keeps = block->first != NULL && block->first->runs != NULL;
	*pdf_piece_item(setter, piece) = (struct pdf_item){ .what = PDF_PICTURE, .picture = surface,
		.width = width * scale, .height = height * scale, .element = figure_new(setter, block, parent),
		.x = PAPER_SIDE_MARGIN + (paper_right_to_left(block->language) ? TEXT_WIDTH - width * scale : 0) };
	flow->white = 4;
	return block->first == NULL || words_set(flow, block->first, &caption, PAPER_SIDE_MARGIN, TEXT_WIDTH, parent);
}

static bool block_set(struct pdf_flow *flow, const struct paper_block *block, const struct pdf_style *style, double x,
	double width, struct pdf_element *element)
{
	switch (block->kind) {
	case PAPER_HEADING:
		return heading_set(flow, block, x, width, element);
	case PAPER_PARAGRAPH:
		return words_set(flow, block, style, x, width, element);
	case PAPER_LIST:
		return list_set(flow, block, style, x, width, element);
	case PAPER_TABLE:
		return table_set(flow, block, element);
	case PAPER_COLUMNS:
		return columns_set(flow, block, element);
	case PAPER_LETTERHEAD:
		return letterhead_set(flow, block, element);
	case PAPER_QR:
		return qr_set(flow, block, element);
	case PAPER_PICTURE:
		return picture_set(flow, block, element);
	case PAPER_SPACE:
		pdf_flow_piece(flow, block->number * PAPER_POINTS_PER_MM);
		return true;
	case PAPER_BREAK:
		flow->is_broken = true;
		return true;
	case PAPER_BODY:
	case PAPER_NAME:
	case PAPER_LINE:
	case PAPER_ITEM:
	case PAPER_ROW:
	case PAPER_CELL:
	case PAPER_SIDE:
	case PAPER_CAPTION:
		break;
	}
	die("a block stands where none can");
}

static bool blocks_set(struct pdf_flow *flow, const struct paper_block *parent, const struct pdf_style *style, double x,
	double width, struct pdf_element *element)
{
	for (const struct paper_block *block = parent->first; block != NULL; block = block->next)
		if (!block_set(flow, block, style, x, width, element))
			return false;
	return true;
}

bool pdf_flow_set(struct pdf_flow *flow, struct pdf_element *document)
{
	return blocks_set(flow, flow->setter->paper->body, &plain, PAPER_SIDE_MARGIN, TEXT_WIDTH, document);
}

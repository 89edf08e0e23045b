#include "paper/pdf_inside.h"

#include "base/limits.h"

#define BOTTOM (PAPER_HEIGHT - PAPER_BOTTOM_MARGIN)

struct filling {
	struct arena *arena;
	struct pdf_pages *pages;
	double y;
	bool on_top;
};

static void page_new(struct filling *filling)
{
	struct pdf_pages *pages = filling->pages;
	GROW(filling->arena, pages->pages, pages->count, pages->room);
	filling->y = PAPER_TOP_MARGIN;
	filling->on_top = true;
}

static double place(struct filling *filling, const struct pdf_piece *piece, bool again)
{
	struct pdf_page *page = &filling->pages->pages[filling->pages->count - 1];
	double y = filling->y + (filling->on_top ? 0 : piece->before);
	for (size_t i = 0; i < piece->count; i++) {
		GROW(filling->arena, page->placed, page->count, page->room);
		page->placed[page->count - 1] = (struct pdf_placed){ .item = &piece->items[i], .y = y, .again = again,
			.group = piece->group, .order = page->count };
	}
	filling->y = y + piece->height;
	filling->on_top = false;
	return filling->y;
}

// The next page, with the header rows of the table that goes on there.
static void page_next(struct filling *filling, const struct pdf_flow *head)
{
	page_new(filling);
	for (size_t i = 0; head != NULL && i < head->count; i++)
		place(filling, &head->pieces[i], true);
}

static bool fits(const struct filling *filling, const struct pdf_piece *pieces, size_t count)
{
	double y = filling->y;
	for (size_t i = 0; i < count; i++)
		y += (i == 0 && filling->on_top ? 0 : pieces[i].before) + pieces[i].height;
	return y <= BOTTOM;
}

// How many pieces from here on want to stay on one page.
static size_t chain(const struct pdf_flow *flow, size_t from)
{
	size_t count = 1;
	while (from + count < flow->count && flow->pieces[from + count - 1].keeps && !flow->pieces[from + count].breaks)
		count++;
	return count;
}

static void place_chain(struct filling *filling, const struct pdf_piece *pieces, size_t count)
{
	if (!filling->on_top && (pieces[0].breaks || !fits(filling, pieces, count)))
		page_next(filling, pieces[0].head);
	for (size_t i = 0; i < count; i++) {
		// Only a chain that is longer than a page comes to this.
		if (!fits(filling, &pieces[i], 1) && !filling->on_top && i > 0)
			page_next(filling, pieces[i].head);
		place(filling, &pieces[i], false);
	}
}

static int compare(const void *left, const void *right)
{
	const struct pdf_placed *a = left, *b = right;
	if (a->group != b->group)
		return a->group < b->group ? -1 : 1;
	if (a->item->column != b->item->column)
		return a->item->column < b->item->column ? -1 : 1;
	return a->order < b->order ? -1 : a->order > b->order ? 1 : 0;
}

bool pdf_pages_fill(struct pdf_setter *setter, const struct pdf_flow *flow, struct pdf_pages *pages)
{
	struct filling filling = { .arena = setter->arena, .pages = pages };
	page_new(&filling);
	for (size_t at = 0; at < flow->count;) {
		size_t count = chain(flow, at);
		place_chain(&filling, &flow->pieces[at], count);
		at += count;
		if (pages->count > LIMIT_PAPER_PAGES)
			return mishap_at(setter->mishap, 0, 0, N_("the document is too long to be printed"));
	}
	for (size_t i = 0; i < pages->count; i++)
		if (pages->pages[i].count > 0)
			qsort(pages->pages[i].placed, pages->pages[i].count, sizeof *pages->pages[i].placed, compare);
	return true;
}

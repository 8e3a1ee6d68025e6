/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * url: addresses that lead nowhere (address_fault.h), wherever they stand, and those of
 * results and evidence that prove little: the same page as http and https, one page for two
 * claims, and the site's front page for any. A service has no other page, and a measure that
 * makes a front page proves it by that.
 *
 * A claim is a list item of the results with the lines behind it, and of addresses that
 * stand with the evidence alone, the card. An address is told once for each fault.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "check/address_fault.h"
#include "check/finding.h"
#include "check/match.h"
#include "check/rule.h"
#include "check/token.h"
#include "model/lists.h"
#include "model/text_kind.h"
#include "text/i18n.h"
#include "text/list_mark.h"
#include "text/mem.h"
#include "text/str.h"

enum { EVIDENCE_CLAIM = -1 };

struct address {
	char *written;
	char *page; /* without scheme and www., the host in lower case */
	bool secure, scheme;
	bool front;        /* the site itself: page is the host alone */
	bool proves_front; /* and that is right */
	struct spot spot;  /* path owned */
	long claim;        /* its number in the field */
	const char *basis; /* the text that it stands in; of addresses.texts */
};

struct addresses {
	struct address *items;
	size_t count, capacity;
	struct string_list texts;      /* that have addresses */
	const struct check_text *text; /* under way */
	const char *basis;             /* its copy; NULL: none yet */
	long claim;
	struct check *check;
	size_t behind; /* the end of the last broken address of the text */
};

static void begin(struct check *check)
{
	check->state = mem_new(1, sizeof(struct addresses));
}

static void end(struct check *check)
{
	struct addresses *addresses = check->state;
	for (size_t i = 0; i < addresses->count; i++) {
		free(addresses->items[i].written);
		free(addresses->items[i].page);
		free(addresses->items[i].spot.path);
	}
	free(addresses->items);
	string_list_release(&addresses->texts);
	free(addresses);
}

/* --- what an address is --- */

static bool skip(const char **at, const char *part)
{
	if (strncasecmp(*at, part, strlen(part)) != 0)
		return false;
	*at += strlen(part);
	return true;
}

/* Whether a path leads to nothing but the site's first page. */
static bool is_front(const char *path)
{
	static const char *const names[] = {"", "index.php", "index.html", "index.htm",
		"index.asp", "index.aspx", "default.asp", "default.aspx", "home",
		"home.php", "main.php"};
	while (*path == '/')
		path++;
	const size_t bytes = strcspn(path, "#");
	size_t length = bytes;
	while (length && path[length - 1] == '/')
		length--;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strlen(names[i]) == length && !strncasecmp(path, names[i], length))
			return true;
	return false;
}

/* Whether the host is a site itself (thungfa.go.th), not a service of it
 * (eservice.thungfa.go.th). */
static bool is_site(const char *host, size_t bytes)
{
	static const char *const ends[] = {
		".go.th", ".or.th", ".ac.th", ".co.th", ".in.th", ".mi.th", ".net.th"};
	size_t dots = 0, wanted = 1;
	for (size_t i = 0; i < bytes; i++)
		dots += host[i] == '.';
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		if (bytes_end_with(host, bytes, ends[i]))
			wanted = 2;
	return dots == wanted;
}

/* Whether the page is the front of a service that many use (line.me). */
static bool is_service(const struct check *check, const char *host)
{
	const struct string_list *services = &check->input->words->services;
	for (size_t i = 0; i < services->count; i++)
		if (!strcasecmp(services->items[i], host))
			return true;
	return false;
}

/* Whether the measure, or the line about it, is about a front page or a new site. */
static bool is_about_front(const struct check_text *text, size_t at)
{
	static const char *const words[] = {
		"หน้าแรก", "หน้าหลัก", "โฮมเพจ", "เว็บไซต์ใหม่", "จัดทำเว็บไซต์", "สร้างเว็บไซต์"};
	const char *measure = text->of && text->of->measure ? text->of->measure : "";
	size_t start = at;
	while (start && text->text[start - 1] != '\n')
		start--;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strstr(measure, words[i]) ||
			bytes_hold(text->text + start, at - start, words[i]))
			return true;
	return false;
}

static void put_page(struct address *address)
{
	const char *at = address->written;
	address->secure = skip(&at, "https://");
	address->scheme = address->secure || skip(&at, "http://");
	skip(&at, "www.");
	const size_t host = strcspn(at, "/?#");
	address->front = is_front(at + host);
	size_t bytes = address->front ? host : strcspn(at, "#");
	while (bytes > host && at[bytes - 1] == '/')
		bytes--;
	address->page = mem_strndup(at, bytes);
	for (size_t i = 0; i < host && i < bytes; i++)
		if (address->page[i] >= 'A' && address->page[i] <= 'Z')
			address->page[i] = (char)(address->page[i] + 'a' - 'A');
}

/* --- where they stand --- */

/* Whether the evidence's address stands in the card's results already. */
static bool is_of_card(const struct addresses *addresses, const char *written, int card)
{
	for (size_t i = addresses->count;
		i-- > 0 && addresses->items[i].spot.card == card;)
		if (strcmp(addresses->items[i].written, written) == 0)
			return true;
	return false;
}

static void add(struct addresses *addresses, size_t start, size_t bytes)
{
	const struct check_text *text = addresses->text;
	struct address address = {.written = mem_strndup(text->text + start, bytes),
		.claim = addresses->claim};
	if (text->field == FIELD_EVIDENCE &&
		is_of_card(addresses, address.written, text->card)) {
		free(address.written);
		return;
	}
	put_page(&address);
	address.proves_front =
		address.front && (!is_site(address.page, strlen(address.page)) ||
					 is_service(addresses->check, address.page) ||
					 is_about_front(text, start));
	address.spot = (struct spot){
		text->card, text->field, mem_strdup(text->path), start, bytes};
	if (!addresses->basis) {
		string_list_add(&addresses->texts, text->text);
		addresses->basis = addresses->texts.items[addresses->texts.count - 1];
	}
	address.basis = addresses->basis;
	addresses->items = mem_grow(addresses->items, addresses->count,
		&addresses->capacity, sizeof(*addresses->items));
	addresses->items[addresses->count++] = address;
}

static void tell_fault(struct check *check, const struct check_text *text, size_t start,
	size_t end, enum address_fault fault)
{
	const int bytes = (int)(end - start);
	const char *at = text->text + start;
	if (told_enough(check, text))
		return;
	switch (fault) {
	case ADDRESS_SOUND: break;
	case ADDRESS_CUT:
		check_tell(check, SEVERITY_WARNING, text, start, end - start,
			_("a space or a line end inside the address: %.*s"), bytes, at);
		break;
	case ADDRESS_BEGUN:
		check_tell(check, SEVERITY_WARNING, text, start, end - start,
			_("the address does not begin with https://: %.*s"), bytes, at);
		break;
	case ADDRESS_NAME:
		check_tell(check, SEVERITY_WARNING, text, start, end - start,
			_("no site can have this name: %.*s"), bytes, at);
		break;
	case ADDRESS_MAIL:
		check_tell(check, SEVERITY_WARNING, text, start, end - start,
			_("no mail can be sent to this address: %.*s"), bytes, at);
		break;
	case ADDRESS_LOCAL:
		check_tell(check, SEVERITY_WARNING, text, start, end - start,
			_("a file on one computer, which nobody else can open: %.*s"),
			bytes, at);
		break;
	}
}

/* A piece of evidence is its address and nothing else. */
static void look_behind(
	struct check *check, const struct check_text *text, size_t start, size_t end)
{
	static const char stop[] = "ฯ";
	const size_t behind = end + strlen(stop);
	if (text->field == FIELD_EVIDENCE &&
		bytes_begin_at(text->text, text->bytes, end, stop) &&
		!told_enough(check, text))
		check_tell(check, SEVERITY_WARNING, text, start, behind - start,
			_("a sign behind the address that is not of it: %.*s"),
			(int)(behind - start), text->text + start);
}

/* Whether addresses of the text are to prove something. */
static bool is_proof(const struct check_text *text)
{
	return text->field == FIELD_OUTPUT || text->field == FIELD_OUTCOME ||
	       text->field == FIELD_EVIDENCE;
}

static void look_at_line(
	void *context, const struct check_text *text, size_t start, size_t bytes)
{
	struct addresses *addresses = context;
	const char *line = text->text + start;
	if (text->field != FIELD_EVIDENCE && list_mark(line, bytes))
		addresses->claim++;
	for (struct token token = {0}; token_next(line, bytes, &token);) {
		size_t end;
		if (start + token.start < addresses->behind ||
			(token.kind != TOKEN_ADDRESS && token.kind != TOKEN_LATIN))
			continue;
		/* A piece of evidence ends with its line. */
		const enum address_fault fault = address_fault(text->text,
			text->field == FIELD_EVIDENCE ? start + bytes : text->bytes,
			start + token.start, &end);
		/* Where files lie is looked at by `evidence`. */
		if (fault == ADDRESS_LOCAL && text->field == FIELD_EVIDENCE)
			continue;
		if (fault) {
			tell_fault(
				addresses->check, text, start + token.start, end, fault);
			addresses->behind = end;
		} else if (is_proof(text) && token_is_web(line, &token)) {
			add(addresses, start + token.start, token.bytes);
			look_behind(addresses->check, text, start + token.start,
				start + token.start + token.bytes);
		}
	}
}

/* A quick look: most texts have nothing like an address. */
static bool may_have_fault(const struct check_text *text)
{
	static const char *const signs[] = {
		"@", "ww", "WW", "htt", "htp", "HTT", "ttp", ":\\"};
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (strstr(text->text, signs[i]))
			return true;
	return false;
}

static void look_at_text(struct check *check, const struct check_text *text)
{
	struct addresses *addresses = check->state;
	if (!is_proof(text) && (text->kind != TEXT_PROSE || !may_have_fault(text)))
		return;
	addresses->text = text;
	addresses->basis = NULL;
	addresses->check = check;
	addresses->behind = 0;
	addresses->claim = text->field == FIELD_EVIDENCE ? EVIDENCE_CLAIM : 0;
	check_lines(text, look_at_line, addresses);
}

/* --- the faults --- */

/* places: how often the page stands in the report. other: NULL, or which it is like. */
static void tell(struct check *check, const struct address *address, const char *message,
	size_t places, const struct address *other)
{
	const struct spot *spot = &address->spot;
	const struct check_text text = {.card = spot->card, .path = spot->path};
	struct str words = STR_INIT, number = STR_INIT;
	if (told_enough(check, &text))
		return;
	str_printf(&words, "%s: %s", message, address->written);
	check_number(check, &number, (long)places);
	if (places > 1)
		str_printf(&words, _(" (%s places in the report)"), number.data);
	struct finding *finding = check_tell_at(check, SEVERITY_WARNING, spot->card,
		spot->field, spot->path, "%s", words.data);
	finding->spot.start = spot->start;
	finding->spot.bytes = spot->bytes;
	finding_set_basis(finding, address->basis);
	if (other) {
		finding->other = other->spot;
		finding->other.path = mem_strdup(other->spot.path);
	}
	str_release(&number);
	str_release(&words);
}

static bool is_same_claim(const struct address *a, const struct address *b)
{
	return a->spot.card == b->spot.card && a->spot.field == b->spot.field &&
	       a->claim == b->claim;
}

typedef bool differs(const struct address *a, const struct address *b);

static bool differs_in_scheme(const struct address *a, const struct address *b)
{
	return a->scheme && b->scheme && a->secure != b->secure;
}

static bool differs_in_claim(const struct address *a, const struct address *b)
{
	return !is_same_claim(a, b);
}

/* The first of the others of a page that differs from its first; NULL: none. */
static const struct address *find_other(
	const struct address *const *page, size_t count, differs *test)
{
	for (size_t i = 1; i < count; i++)
		if (test(page[0], page[i]))
			return page[i];
	return NULL;
}

/* The addresses of one page, in the order of the report. */
static void look_at_page(
	struct check *check, const struct address *const *page, size_t count)
{
	for (size_t i = 0; page[0]->front && i < count; i++) {
		if (page[i]->proves_front)
			continue;
		tell(check, page[i],
			_("only the site's front page: nobody finds there what is said "
			  "here"),
			count, NULL);
		break;
	}
	if (page[0]->front)
		return;
	const struct address *later = find_other(page, count, differs_in_scheme);
	if (later)
		tell(check, later,
			_("the same page stands here with http and with https"), count,
			page[0]);
	later = find_other(page, count, differs_in_claim);
	if (later)
		tell(check, later, _("the same page is to prove another result"), count,
			page[0]);
}

/* By page, those of one page in the order of the report, which is that of the array. */
static int compare_pages(const void *left, const void *right)
{
	const struct address *a = *(const struct address *const *)left;
	const struct address *b = *(const struct address *const *)right;
	const int pages = strcmp(a->page, b->page);
	return pages ? pages : (a > b) - (a < b);
}

static void look_at_report(struct check *check)
{
	const struct addresses *addresses = check->state;
	const size_t count = addresses->count;
	const struct address **sorted = mem_new(count + 1, sizeof(struct address *));
	for (size_t i = 0; i < count; i++)
		sorted[i] = &addresses->items[i];
	qsort(sorted, count, sizeof(struct address *), compare_pages);
	for (size_t first = 0, end = 0; first < count; first = end) {
		while (end < count && !strcmp(sorted[first]->page, sorted[end]->page))
			end++;
		look_at_page(check, sorted + first, end - first);
	}
	free(sorted);
}

const struct rule rule_url = {
	.name = "url",
	.severity = SEVERITY_WARNING,
	.title = N_("Addresses that do not prove what they stand for"),
	.mend = N_(
		"Give the address of the very page that shows this result, one for each "
		"result, always with https where the site has it."),
	.begin = begin,
	.text = look_at_text,
	.report = look_at_report,
	.end = end,
};

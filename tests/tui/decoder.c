/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From bytes to events, whole and cut anywhere. */
#include <config.h>

#include "text/macros.h"
#include "tui/terminal/decoder.h"

#include <string.h>

#include "tests/support/support.h"
#include "text/str.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"

enum { DELAY = 25 };

/* Appends an event as text: "F1", "text ก", "paste a\x0Db", "drag 1 2". */
static void say(struct str *out, const struct event *event)
{
	static const char *const mice[] = {"press", "double", "drag", "up", "down"};
	if (out->bytes)
		str_puts(out, ", ");
	switch (event->kind) {
	case EVENT_TEXT: str_puts(out, "text "); /* fall through */
	case EVENT_KEY: key_append(out, event->key, false); break;
	case EVENT_PASTE:
		str_puts(out, "paste ");
		for (size_t i = 0; i < event->bytes; i++)
			str_printf(out,
				(unsigned char)event->paste[i] < ' ' ? "\\x%02X" : "%c",
				(unsigned char)event->paste[i]);
		break;
	case EVENT_MOUSE:
		str_printf(
			out, "%s %d %d", mice[event->mouse], event->row, event->column);
		break;
	case EVENT_PLACE: str_printf(out, "at %d %d", event->row, event->column); break;
	case EVENT_COLOUR:
		str_printf(out, "colour %d %06X", event->colour, (unsigned)event->rgb);
		break;
	default: str_puts(out, "?"); break;
	}
}

/* Takes all events that are complete; timed_out: and what is left. */
static void drain(struct decoder *decoder, bool timed_out, struct str *out)
{
	struct event event;
	while (decoder_next(decoder, false, &event))
		say(out, &event);
	while (timed_out && decoder_patience(decoder) >= 0)
		if (decoder_next(decoder, true, &event))
			say(out, &event);
}

static void decode(const char *bytes, size_t count, bool timed_out, struct str *out)
{
	struct decoder decoder;
	decoder_init(&decoder, DELAY);
	decoder_key(&decoder, "\033[11^", K_HOME);
	decoder_feed(&decoder, bytes, count);
	str_clear(out);
	drain(&decoder, timed_out, out);
	decoder_release(&decoder);
}

static const struct {
	const char *bytes, *events;
} rows[] = {
	/* characters */
	{"aกé界😀", "text a, text ก, text é, text 界, text 😀"},
	{"\x80g\xFF", "text \uFFFD, text g, text \uFFFD"},
	{"\xE0\xB8x", "text \uFFFD, text \uFFFD, text x"},
	{"\xC2\x85g", "text g"},
	{"\r\n\t\b\177", "Enter, Enter, Tab, Backspace, Backspace"},
	{"\001\023\032\034\037", "Ctrl-A, Ctrl-S, Ctrl-Z, Ctrl-\\, Ctrl-/"},
	{"\036\036", "Ctrl-^, Ctrl-^"},
	/* Esc and Alt */
	{"\033x\033ก\033\177\033\r", "Alt-x, Alt-ก, Alt-Backspace, Alt-Enter"},
	{"\033\033[A", "Alt-↑"},
	{"\033\033x", "Esc, Alt-x"},
	{"\033\033[200~a\033[201~", "Esc, paste a"},
	/* xterm */
	{"\033[A\033[B\033[C\033[D\033[H\033[F", "↑, ↓, →, ←, Home, End"},
	{"\033OA\033OB\033OC\033OD\033OH\033OF", "↑, ↓, →, ←, Home, End"},
	{"\033[1;2A\033[1;5C\033[1;3D\033[1;6H\033[1;9F",
		"Shift-↑, Ctrl-→, Alt-←, Ctrl-Shift-Home, Alt-End"},
	{"\033[2~\033[3~\033[5~\033[6~\033[3;5~\033[5;2~",
		"Ins, Del, PgUp, PgDn, Ctrl-Del, Shift-PgUp"},
	{"\033OP\033OQ\033OR\033OS\033[15~\033[21~\033[24~\033[1;2P\033[15;5~",
		"F1, F2, F3, F4, F5, F10, F12, Shift-F1, Ctrl-F5"},
	{"\033[Z", "Shift-Tab"},
	{"\033[27;5;9~\033[27;2;13~", "Ctrl-Tab, Shift-Enter"},
	/* CSI u */
	{"\033[97;5u\033[27u\033[3585u\033[115;6u\033[57441u",
		"Ctrl-A, Esc, text ก, Ctrl-S, text \uE061"},
	{"\033[3627;5u\033[97:65;3:1u", "Ctrl-S, Alt-a"},
	/* what sends one byte elsewhere: / _ 7, \ 4 |, ^ 6, on a Thai keyboard too */
	{"\033[47;5u\033[95;6u\033[45;6u\033[55;5u\033[27;5;47~\033[3613;5u",
		"Ctrl-/, Ctrl-/, Ctrl-/, Ctrl-/, Ctrl-/, Ctrl-/"},
	{"\033[92;5u\033[52;5u\033[94;6u\033[54;5u\033[27;5;92~\033[45;5u",
		"Ctrl-\\, Ctrl-\\, Ctrl-^, Ctrl-^, Ctrl-\\, Ctrl--"},
	/* the Linux console, rxvt */
	{"\033[[A\033[[E\033[1~\033[4~", "F1, F5, Home, End"},
	{"\033[a\033Oc\033[3$\033[7^\033[8@\033[11~",
		"Shift-↑, Ctrl-→, Shift-Del, Ctrl-Home, Ctrl-Shift-End, F1"},
	/* the keypad in application mode */
	{"\033Oj\033Op\033Oy\033OM", "text *, text 0, text 9, Enter"},
	/* terminfo */
	{"\033[11^", "Home"},
	/* the mouse */
	{"\033[<0;5;7M\033[<0;5;7m\033[<32;6;7M\033[<64;1;1M\033[<65;1;1M",
		"press 6 4, drag 6 5, up 0 0, down 0 0"},
	{"\033[<2;5;7M\033[<66;1;1M\033[<0;0;1Mx", "text x"},
	{"\033[M !!x", "press 0 0, text x"},
	{"\033[M \x11!x\033[<0;4294967295;3Mx",
		"text x, text x"},                          /* no place of a screen */
	{"\033[27;;135~\033[155u\033[55296;1ux", "text x"}, /* no characters */
	/* where the cursor is; in row 1 it is F3 */
	{"\033[4;5R\033[2;200R\033[24;1Rx", "at 3 4, at 1 199, at 23 0, text x"},
	{"\033[R\033[1;2R\033[1;5R\033[1;17R", "F3, Shift-F3, Ctrl-F3"},
	{"\033[?4;5R\033[4;R\033[4Rx", "text x"},
	{"\033\033[4;5Rx", "Esc, at 3 4, text x"},
	/* what is none of the keys */
	{"\033[?1;2c\033[>0;1c\033[I\033[O\033[99~\033[?2026;2$yx", "text x"},
	{"\033]52;c;YQ==\a\033]11;rgb:0/0/0\033\\\033P1$r0m\033\\x",
		"colour -1 000000, text x"},
	{"\033[12;\033[A", "↑"},
	{"\033[12ก", "text ก"},
	/* pastes */
	{"\033[200~a\rb\033[Ac\033[201~d", "paste a\\x0Db\\x1B[Ac, text d"},
	{"\033[200~\033[201~\033[200~\033[20\033[201~", "paste , paste \\x1B[20"},
};

static void test_what_bytes_mean(void **state)
{
	(void)state;
	struct str events = STR_INIT;
	for (size_t i = 0; i < COUNT(rows); i++) {
		decode(rows[i].bytes, strlen(rows[i].bytes), false, &events);
		assert_string_equal(events.data, rows[i].events);
	}
	str_release(&events);
}

static void test_what_is_begun_is_waited_for(void **state)
{
	(void)state;
	static const struct {
		const char *bytes, *timed_out;
		int patience;
	} begun[] = {
		{"", "", -1},
		{"\033", "Esc", DELAY},
		{"\033\033", "Esc, Esc", 250},
		{"\033[", "Alt-[", 250},
		{"\033O", "Alt-O", 250},
		{"\033]", "Alt-]", 250},
		{"\033]1x", "Alt-], text 1, text x", 250},
		{"\033[1;5", "", 250},
		{"\033[M !", "", 250},
		{"\033\033[1", "Esc", 250},
		{"\xE0\xB8", "text \uFFFD, text \uFFFD", 250},
		{"\033\xE0", "Alt-\uFFFD", 250},
		{"\033[200~abc\033[20", "paste abc\\x1B[20", 2000},
	};
	struct str events = STR_INIT;
	for (size_t i = 0; i < COUNT(begun); i++) {
		struct decoder decoder;
		decoder_init(&decoder, DELAY);
		decoder_feed(&decoder, begun[i].bytes, strlen(begun[i].bytes));
		str_clear(&events);
		drain(&decoder, false, &events);
		assert_string_equal(events.data, "");
		assert_int_equal(decoder_patience(&decoder), begun[i].patience);
		drain(&decoder, true, &events);
		assert_string_equal(events.data, begun[i].timed_out);
		assert_int_equal(decoder_patience(&decoder), -1);
		decoder_release(&decoder);
	}
	str_release(&events);
}

static void test_nul_bytes(void **state)
{
	(void)state;
	struct str events = STR_INIT;
	decode("\0a", 2, false, &events);
	assert_string_equal(events.data, "Ctrl-Space, text a");
	decode("\033[200~a\0b\033[201~", 15, false, &events);
	assert_string_equal(events.data, "paste a\\x00b");
	str_release(&events);
}

/* Feeds the bytes in pieces of random lengths. */
static void decode_in_pieces(
	struct support_random *random, const struct str *bytes, struct str *out)
{
	struct decoder decoder;
	decoder_init(&decoder, DELAY);
	decoder_key(&decoder, "\033[11^", K_HOME);
	str_clear(out);
	for (size_t at = 0; at < bytes->bytes;) {
		size_t piece = 1 + support_draw(random, 4);
		if (piece > bytes->bytes - at)
			piece = bytes->bytes - at;
		decoder_feed(&decoder, bytes->data + at, piece);
		drain(&decoder, false, out);
		at += piece;
	}
	drain(&decoder, true, out);
	decoder_release(&decoder);
}

/* However reads cut what comes, the events are the same. */
static void test_pieces_make_no_difference(void **state)
{
	(void)state;
	struct support_random random = {2568};
	struct str bytes = STR_INIT, whole = STR_INIT, pieces = STR_INIT;
	for (int round = 0; round < 20000; round++) {
		str_clear(&bytes);
		for (uint32_t left = 1 + support_draw(&random, 6); left; left--) {
			const char *part = rows[support_draw(&random, COUNT(rows))].bytes;
			size_t from = support_draw(&random, (uint32_t)strlen(part));
			size_t most = strlen(part) - from;
			str_append(&bytes, part + from,
				1 + support_draw(&random, (uint32_t)most));
		}
		decode(bytes.data, bytes.bytes, true, &whole);
		decode_in_pieces(&random, &bytes, &pieces);
		assert_string_equal(pieces.data, whole.data);
	}
	str_release(&bytes);
	str_release(&whole);
	str_release(&pieces);
}

/* --- the answer that is expected --- */

/* Feeds text in two pieces, so far apart that the first is taken as it is. */
static void decode_far_apart(const char *text, size_t first, bool hurry, struct str *out)
{
	struct decoder decoder;
	decoder_init(&decoder, DELAY);
	decoder_expect_place(&decoder, 2);
	if (hurry)
		decoder_hurry(&decoder);
	str_clear(out);
	decoder_feed(&decoder, text, first);
	/* More than the wait for an ESC, less than that for the rest. */
	drain(&decoder, first == 1 || (hurry && first < 3), out);
	decoder_feed(&decoder, text + first, strlen(text) - first);
	drain(&decoder, true, out);
	assert_int_equal(decoder_patience(&decoder), -1);
	decoder_release(&decoder);
}

static void test_an_expected_answer_is_never_text(void **state)
{
	(void)state;
	static const char answer[] = "\033[2;12R";
	struct str events = STR_INIT;
	for (size_t first = 1; first < sizeof(answer) - 1; first++) {
		decode_far_apart(answer, first, false, &events);
		assert_string_equal(events.data, first == 1 ? "Esc, at 1 11" : "at 1 11");
	}
	decode_far_apart("\033[2;3Rก", 1, true, &events);
	assert_string_equal(events.data, "Esc, at 1 2, text ก");
	str_release(&events);
}

static void test_what_looks_like_the_answer_is_typed(void **state)
{
	(void)state;
	static const struct {
		const char *bytes, *events;
	} typed[] = {
		{"\033[x", "Esc, text [, text x"},
		{"\033[2", "Esc, text [, text 2"},
		{"\033[2;R", "Esc, text [, text 2, text ;, text R"},
		{"\033[3;3R", "Esc, text [, text 3, text ;, text 3, text R"},
		{"\033ก", "Esc, text ก"},
		{"\033\033[A", "Esc, ↑"},
		{"\033\033[2;3R", "Esc, at 1 2"},
	};
	struct str events = STR_INIT;
	for (size_t i = 0; i < COUNT(typed); i++) {
		decode_far_apart(typed[i].bytes, 1, false, &events);
		assert_string_equal(events.data, typed[i].events);
	}
	str_release(&events);
}

/* How long more of what was fed is waited for. */
static int patience_behind(const char *bytes, bool hurry)
{
	struct decoder decoder;
	struct event event;
	decoder_init(&decoder, DELAY);
	decoder_expect_place(&decoder, 2);
	if (hurry)
		decoder_hurry(&decoder);
	decoder_feed(&decoder, bytes, strlen(bytes));
	while (decoder_next(&decoder, false, &event))
		continue;
	int patience = decoder_patience(&decoder);
	decoder_release(&decoder);
	return patience;
}

/* Esc is not slow for ever where a terminal does not answer, nor once it has. */
static void test_patience_with_an_answer(void **state)
{
	(void)state;
	assert_int_equal(patience_behind("\033", false), 250);
	assert_int_equal(patience_behind("\033", true), DELAY);
	assert_int_equal(patience_behind("\033[2;3R\033", false), DELAY);
	assert_int_equal(patience_behind("\033[5;3R\033", false), 250);
	assert_int_equal(patience_behind("\033[2;", false), 5000);
	assert_int_equal(patience_behind("\033[2;", true), 250);
	assert_int_equal(patience_behind("\033[1;", false), 250);
	assert_int_equal(patience_behind("ก", false), -1);
}

/* A paste that is nobody's: the part that came and the part to come; what follows it is
 * typed again. */
static void test_dropped_paste(void **state)
{
	(void)state;
	static const char begun[] = "\033[200~dy",
			  rest[] = "dy\n\033[201~a\033[200~b\033[201~";
	struct decoder decoder;
	struct event event;
	decoder_init(&decoder, 0);
	decoder_drop_paste(&decoder); /* nothing to drop: the next one is one */
	decoder_feed(&decoder, begun, strlen(begun));
	assert_false(decoder_next(&decoder, false, &event));
	decoder_drop_paste(&decoder);
	decoder_feed(&decoder, rest, strlen(rest));
	assert_true(decoder_next(&decoder, false, &event));
	assert_int_equal(event.kind, EVENT_TEXT);
	assert_int_equal(event.key, 'a');
	assert_true(decoder_next(&decoder, false, &event));
	assert_int_equal(event.kind, EVENT_PASTE);
	assert_int_equal(event.bytes, 1);
	assert_false(decoder_next(&decoder, false, &event));
	decoder_release(&decoder);
}

/* No three bytes of a text stand in a row in what is kept beside it. */
static void assert_none_of(const char *text, const char *bytes, size_t count)
{
	for (size_t at = 0; at + 3 <= strlen(text); at++)
		assert_null(memmem(bytes, count, text + at, 3));
}

/* In pieces of every size: what was decoded is nowhere in what is kept, nor what it was
 * moved from. */
static void test_decoded_is_wiped(void **state)
{
	static const char typed[] = "กขค\033[200~ลับมากมาย\033[201~\033[Aab";
	(void)state;
	for (size_t piece = 1; piece < sizeof(typed); piece++) {
		struct decoder decoder;
		struct event event;
		decoder_init(&decoder, DELAY);
		for (size_t at = 0; at + 1 < sizeof(typed); at += piece) {
			decoder_feed(
				&decoder, typed + at, MIN(piece, sizeof(typed) - 1 - at));
			while (decoder_next(&decoder, false, &event))
				continue;
			const struct str *kept = &decoder.bytes;
			assert_none_of(typed, kept->data, decoder.start);
			assert_none_of(typed, kept->data + kept->bytes,
				kept->capacity - kept->bytes);
			if (!decoder.pasting)
				assert_none_of(typed, decoder.paste.data,
					decoder.paste.capacity);
		}
		decoder_release(&decoder);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_bytes_mean),
		cmocka_unit_test(test_what_is_begun_is_waited_for),
		cmocka_unit_test(test_nul_bytes),
		cmocka_unit_test(test_pieces_make_no_difference),
		cmocka_unit_test(test_an_expected_answer_is_never_text),
		cmocka_unit_test(test_what_looks_like_the_answer_is_typed),
		cmocka_unit_test(test_patience_with_an_answer),
		cmocka_unit_test(test_dropped_paste),
		cmocka_unit_test(test_decoded_is_wiped),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/terminal/decoder.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/macros.h"
#include "text/mem.h"
#include "text/utf8.h"
#include "tui/terminal/background.h"
#include "tui/terminal/key.h"

#define ESC         '\033'
#define PASTE_BEGIN "\033[200~"
#define PASTE_END   "\033[201~"

enum {
	PASTE_MARK_BYTES = sizeof(PASTE_END) - 1,
	SEQUENCE_MAX = 64,       /* bytes; no terminal sends longer ones for a key */
	SEQUENCE_PATIENCE = 250, /* ms: slow lines cut sequences and characters */
	PASTE_PATIENCE = 2000,   /* ms: the end of the paste was lost */
	PLACE_PATIENCE = 5000,   /* ms: the end of the answer was lost */
	PARAMETERS = 4,
	DEL = 0x7F,
};

void decoder_init(struct decoder *decoder, int escape_delay)
{
	*decoder = (struct decoder){.escape_delay = escape_delay};
	str_init(&decoder->bytes);
	str_init(&decoder->paste);
}

void decoder_release(struct decoder *decoder)
{
	for (size_t i = 0; i < decoder->keys_count; i++)
		free(decoder->keys[i].sequence);
	decoder->keys_count = 0;
	str_wipe(&decoder->bytes);
	str_wipe(&decoder->paste);
	str_release(&decoder->bytes);
	str_release(&decoder->paste);
}

void decoder_key(struct decoder *decoder, const char *sequence, keystroke key)
{
	if (decoder->keys_count == DECODER_KEYS || sequence[0] != ESC ||
		(sequence[1] != '[' && sequence[1] != 'O'))
		return;
	decoder->keys[decoder->keys_count].sequence = mem_strdup(sequence);
	decoder->keys[decoder->keys_count++].key = key;
}

void decoder_feed(struct decoder *decoder, const char *bytes, size_t count)
{
	if (decoder->start) {
		const size_t before = decoder->bytes.bytes;
		str_splice(&decoder->bytes, 0, decoder->start, "", 0);
		const size_t left = decoder->bytes.bytes;
		explicit_bzero(decoder->bytes.data + left, before - left);
		decoder->start = decoder->wiped = 0;
	}
	str_append_secret(&decoder->bytes, bytes, count);
}

/* Of what was decoded nothing is left. */
static void wipe_decoded(struct decoder *decoder)
{
	explicit_bzero(
		decoder->bytes.data + decoder->wiped, decoder->start - decoder->wiped);
	decoder->wiped = decoder->start;
}

static void wipe_paste(struct decoder *decoder)
{
	explicit_bzero(decoder->paste.data, decoder->paste.bytes);
	str_clear(&decoder->paste);
}

void decoder_expect_place(struct decoder *decoder, unsigned row)
{
	decoder->expected = row;
	decoder->hurried = false;
}

void decoder_expect_colours(struct decoder *decoder, bool expected)
{
	decoder->colours = expected;
}

void decoder_hurry(struct decoder *decoder)
{
	decoder->hurried = true;
}

/* --- the place of the cursor, as an answer that may come in pieces --- */

enum match { MATCH_NONE, MATCH_PART, MATCH_WHOLE };

/* Whether text begins with the answer that is expected, or is a part of it. */
static enum match match_place(const struct decoder *decoder, const char *text,
	size_t bytes, size_t *used, unsigned *column)
{
	char head[16];
	if (!decoder->expected)
		return MATCH_NONE;
	size_t at = (size_t)snprintf(head, sizeof(head), "[%u;", decoder->expected);
	if (memcmp(text, head, at < bytes ? at : bytes) != 0)
		return MATCH_NONE;
	*column = 0;
	for (; at < bytes && text[at] >= '0' && text[at] <= '9' && *column < 1000; at++)
		*column = *column * 10 + (unsigned)(text[at] - '0');
	if (at >= bytes)
		return MATCH_PART;
	*used = at + 1;
	return text[at] == 'R' && *column ? MATCH_WHOLE : MATCH_NONE;
}

/* Whether text, which stands behind an ESC, is a part of an answer that is expected. */
static bool is_part_of_answer(
	const struct decoder *decoder, const char *text, size_t bytes)
{
	size_t used;
	unsigned column;
	struct colour_answer colour;
	bool part = match_place(decoder, text, bytes, &used, &column) == MATCH_PART;
	if (!part && decoder->colours)
		colour_answer_read(text, bytes, &colour, &part);
	return part;
}

/* Whether all that is left may be the beginning of an answer. */
static bool answer_has_begun(const struct decoder *decoder)
{
	const char *text = decoder->bytes.data + decoder->start;
	size_t left = decoder->bytes.bytes - decoder->start;
	size_t escape = left && text[0] == ESC ? 1 : 0;
	return (escape || decoder->escaped) &&
	       is_part_of_answer(decoder, text + escape, left - escape);
}

int decoder_patience(const struct decoder *decoder)
{
	size_t left = decoder->bytes.bytes - decoder->start;
	if (decoder->pasting)
		return PASTE_PATIENCE;
	if (!left)
		return -1;
	bool escape = left == 1 && decoder->bytes.data[decoder->start] == ESC;
	if (decoder->hurried || !answer_has_begun(decoder))
		return escape ? decoder->escape_delay : SEQUENCE_PATIENCE;
	return escape ? SEQUENCE_PATIENCE : PLACE_PATIENCE;
}

/* --- keys by number and letter --- */

struct coded_key {
	unsigned code;
	keystroke key;
};

/* CSI code ~ */
static const struct coded_key numbered[] = {
	{1, K_HOME},
	{2, K_INSERT},
	{3, K_DELETE},
	{4, K_END},
	{5, K_PAGE_UP},
	{6, K_PAGE_DOWN},
	{7, K_HOME}, /* rxvt */
	{8, K_END},
	{11, K_F1},
	{12, K_F2},
	{13, K_F3},
	{14, K_F4},
	{15, K_F5},
	{17, K_F6},
	{18, K_F7},
	{19, K_F8},
	{20, K_F9},
	{21, K_F10},
	{23, K_F11},
	{24, K_F12},
};

/* CSI letter and SS3 letter */
static const struct coded_key lettered[] = {
	{'A', K_UP},
	{'B', K_DOWN},
	{'C', K_RIGHT},
	{'D', K_LEFT},
	{'F', K_END},
	{'H', K_HOME},
	{'P', K_F1},
	{'Q', K_F2},
	{'R', K_F3},
	{'S', K_F4},
	{'Z', SHIFT(K_TAB)},
};

/* rxvt: CSI letter with Shift, SS3 letter with Ctrl. */
static const struct coded_key rxvt_arrows[] = {
	{'a', K_UP},
	{'b', K_DOWN},
	{'c', K_RIGHT},
	{'d', K_LEFT},
};

/* SS3 letter: the keypad in application mode. */
static const char keypad[] = "jklmnopqrstuvwxy";
static const char keypad_characters[] = "*+,-./0123456789";

/* ESC [ [ letter: the Linux console's F1 to F5. */
enum { CONSOLE_FIRST = 'A', CONSOLE_LAST = 'E' };

static keystroke look_up(const struct coded_key *keys, size_t count, unsigned code)
{
	for (size_t i = 0; i < count; i++)
		if (keys[i].code == code)
			return keys[i].key;
	return 0;
}

/* What a control character is the key of. */
static keystroke control_key(unsigned char byte)
{
	switch (byte) {
	case '\r':
	case '\n': return K_ENTER;
	case '\t': return K_TAB;
	case '\b':
	case DEL: return K_BACKSPACE;
	case ESC: return K_ESCAPE;
	case 0: return CTRL(' ');
	case 0x1F: return KEY_PALETTE;
	default: return CTRL(byte + 0x40);
	}
}

static void set_key(struct event *event, keystroke key)
{
	bool text = key >= ' ' && key < K_UP;
	*event = (struct event){.kind = text ? EVENT_TEXT : EVENT_KEY, .key = key};
}

/* --- sequences --- */

struct sequence {
	size_t bytes;    /* that it spans, with its ESC; 0: it is not complete */
	char introducer; /* '[' or 'O' */
	char private;    /* '<', '?' ...; 0: none */
	char final;      /* 0: malformed */
	unsigned parameters[PARAMETERS];
	size_t count;
};

static bool is_between(unsigned char byte, unsigned char first, unsigned char last)
{
	return byte >= first && byte <= last;
}

/* The parameters up to text[end]; sub-parameters behind a colon are passed over. */
static void read_parameters(struct sequence *sequence, const char *text, size_t end)
{
	size_t at = 2;
	if (at < end && is_between((unsigned char)text[at], '<', '?'))
		sequence->private = text[at++];
	bool passing = false;
	for (; at < end; at++) {
		unsigned *parameter = &sequence->parameters[sequence->count];
		if (text[at] == ';') {
			if (++sequence->count == PARAMETERS)
				break;
			passing = false;
		} else if (text[at] == ':') {
			passing = true;
		} else if (!passing && is_between((unsigned char)text[at], '0', '9') &&
			   *parameter < 100000) {
			*parameter = *parameter * 10 + (unsigned)(text[at] - '0');
		}
	}
	if (sequence->count < PARAMETERS)
		sequence->count++;
}

/* Reads ESC [ ... from its third byte on. */
static struct sequence read_csi(const char *text, size_t bytes)
{
	struct sequence sequence = {.introducer = '['};
	if (bytes > 2 && text[2] == '[') { /* the Linux console */
		sequence.bytes = bytes > 3 ? 4 : 0;
		return sequence;
	}
	for (size_t at = 2; at < bytes; at++) {
		unsigned char byte = (unsigned char)text[at];
		/* rxvt ends keys with Shift by a $, which ECMA-48 has inside. */
		bool rxvt = byte == '$' && at > 2 && text[2] <= '9';
		if (is_between(byte, 0x40, 0x7E) || rxvt) {
			sequence.final = (char)byte;
			read_parameters(&sequence, text, at);
			sequence.bytes = at + 1;
			break;
		}
		if (!is_between(byte, 0x20, 0x3F) || at == SEQUENCE_MAX) {
			sequence.bytes = at;
			break;
		}
	}
	if (sequence.final == 'M' && !sequence.private && sequence.bytes == 3)
		sequence.bytes = bytes >= 6 ? 6 : 0; /* X10: three bytes more */
	return sequence;
}

static struct sequence read_sequence(const char *text, size_t bytes)
{
	if (text[1] == '[')
		return read_csi(text, bytes);
	struct sequence sequence = {.introducer = 'O'};
	if (bytes > 2) {
		sequence.final = text[2];
		sequence.bytes = 3;
	}
	return sequence;
}

/* xterm's parameter: 1 and a bit each for Shift, Alt, Ctrl, Meta. */
static keystroke modifiers_of(unsigned parameter)
{
	unsigned bits = parameter ? parameter - 1 : 0;
	return ((bits & 1) ? MOD_SHIFT : 0U) | ((bits & 10) ? MOD_ALT : 0U) |
	       ((bits & 4) ? MOD_CTRL : 0U);
}

/* Controls of ISO 6429 beyond ASCII, and halves of UTF-16: no key types them. */
static bool is_no_character(unsigned code)
{
	return code >= K_UP || (code >= 0x80 && code < 0xA0) ||
	       (code >= 0xD800 && code < 0xE000);
}

/* Keys with Ctrl for which terminals that send one byte send the same: one of them stands
 * for all, whichever the terminal tells apart. */
static unsigned as_one_byte(unsigned code, bool shift)
{
	switch (code) {
	case '_':
	case '7': return '/';
	case '-': return shift ? '/' : code;
	case '6': return '^';
	case '|':
	case '4': return '\\';
	default: return code;
	}
}

/* "CSI u" and xterm's modifyOtherKeys: a code point with modifiers. */
static keystroke coded_character(unsigned code, unsigned parameter)
{
	keystroke modifiers = modifiers_of(parameter);
	if (is_no_character(code))
		return 0;
	if (code < ' ' || code == DEL)
		return control_key((unsigned char)code) | modifiers;
	if (modifiers & MOD_CTRL) {
		code = key_latin(code);
		if (is_between((unsigned char)code, 'a', 'z') && code < DEL)
			code -= 'a' - 'A';
		code = as_one_byte(code, modifiers & MOD_SHIFT);
		return code | (modifiers & ~(keystroke)MOD_SHIFT);
	}
	return code | (modifiers & MOD_ALT);
}

static keystroke numbered_key(const struct sequence *sequence)
{
	const unsigned *parameters = sequence->parameters;
	if (sequence->final == '~' && parameters[0] == 27)
		return coded_character(parameters[2], parameters[1]);
	keystroke key = look_up(numbered, COUNT(numbered), parameters[0]);
	if (!key)
		return 0;
	switch (sequence->final) {
	case '^': return CTRL(key);
	case '$': return SHIFT(key);
	case '@': return CTRL(SHIFT(key));
	default: return key | modifiers_of(parameters[1]);
	}
}

static keystroke csi_key(const struct sequence *sequence)
{
	const unsigned *parameters = sequence->parameters;
	if (sequence->private)
		return 0;
	if (strchr("~^$@", sequence->final))
		return numbered_key(sequence);
	if (sequence->final == 'u')
		return coded_character(parameters[0], parameters[1]);
	if (sequence->final == 'R' && parameters[1] > 16)
		return 0; /* where the cursor is in row 1, not F3 */
	keystroke key =
		look_up(rxvt_arrows, COUNT(rxvt_arrows), (unsigned char)sequence->final);
	if (key)
		return SHIFT(key);
	key = look_up(lettered, COUNT(lettered), (unsigned char)sequence->final);
	return key ? key | modifiers_of(parameters[1]) : 0;
}

static keystroke ss3_key(const struct sequence *sequence)
{
	const char *on_keypad = strchr(keypad, sequence->final);
	if (sequence->final == 'M')
		return K_ENTER;
	if (sequence->final && on_keypad)
		return (unsigned char)keypad_characters[on_keypad - keypad];
	keystroke key =
		look_up(rxvt_arrows, COUNT(rxvt_arrows), (unsigned char)sequence->final);
	if (key)
		return CTRL(key);
	return look_up(lettered, COUNT(lettered), (unsigned char)sequence->final);
}

/* The key that text, one whole sequence, stands for; 0: none. */
static keystroke sequence_key(
	const struct decoder *decoder, const struct sequence *sequence, const char *text)
{
	for (size_t i = 0; i < decoder->keys_count; i++)
		if (strlen(decoder->keys[i].sequence) == sequence->bytes &&
			!memcmp(decoder->keys[i].sequence, text, sequence->bytes))
			return decoder->keys[i].key;
	if (sequence->introducer == 'O')
		return ss3_key(sequence);
	if (sequence->final)
		return csi_key(sequence);
	if (sequence->bytes == 4 && text[2] == '[' &&
		is_between((unsigned char)text[3], CONSOLE_FIRST, CONSOLE_LAST))
		return K_F1 + (keystroke)(text[3] - CONSOLE_FIRST);
	return 0;
}

/* --- the mouse --- */

enum { MOUSE_BUTTON = 3, MOUSE_MOTION = 32, MOUSE_WHEEL = 64, X10_OFFSET = 32 };

/* No screen is larger: what is beyond is no place. */
enum { MOUSE_FARTHEST = 32767 };

/* Whether what the button bits say is an event here; column and row count from 1. */
static bool set_mouse(struct event *event, unsigned button, unsigned column, unsigned row)
{
	enum mouse mouse;
	if (button & MOUSE_WHEEL) {
		if ((button & MOUSE_BUTTON) > 1)
			return false;
		mouse = (button & 1) ? MOUSE_WHEEL_DOWN : MOUSE_WHEEL_UP;
	} else if (button & MOUSE_BUTTON) {
		return false;
	} else {
		mouse = (button & MOUSE_MOTION) ? MOUSE_DRAG : MOUSE_PRESS;
	}
	if (!column || !row || column > MOUSE_FARTHEST || row > MOUSE_FARTHEST)
		return false;
	*event = (struct event){.kind = EVENT_MOUSE,
		.row = (int)row - 1,
		.column = (int)column - 1,
		.mouse = mouse};
	return true;
}

static bool is_mouse(const struct sequence *sequence)
{
	return sequence->introducer == '[' &&
	       ((sequence->private == '<' && strchr("Mm", sequence->final)) ||
		       (sequence->final == 'M' && sequence->bytes == 6 &&
			       !sequence->private));
}

static bool mouse_event(
	const struct sequence *sequence, const char *text, struct event *event)
{
	const unsigned *parameters = sequence->parameters;
	if (sequence->final == 'm')
		return false; /* let go */
	if (sequence->private)
		return set_mouse(event, parameters[0], parameters[1], parameters[2]);
	const unsigned char *bytes = (const unsigned char *)text + 3;
	return set_mouse(event, bytes[0] - (unsigned)X10_OFFSET,
		bytes[1] - (unsigned)X10_OFFSET, bytes[2] - (unsigned)X10_OFFSET);
}

/* What one step of decoding came to. */
enum step {
	STEP_EVENT,
	STEP_NOTHING, /* something was swallowed */
	STEP_WAIT,    /* more bytes are needed */
};

/* --- the place of the cursor --- */

/* In row 1 the same sequence is F3 with modifiers. */
static bool is_place(const struct sequence *sequence)
{
	return sequence->introducer == '[' && sequence->final == 'R' &&
	       !sequence->private && sequence->parameters[0] > 1;
}

static enum step set_place(
	struct decoder *decoder, unsigned row, unsigned column, struct event *event)
{
	if (row == decoder->expected)
		decoder->expected = 0;
	if (!column)
		return STEP_NOTHING;
	*event = (struct event){
		.kind = EVENT_PLACE, .row = (int)row - 1, .column = (int)column - 1};
	return STEP_EVENT;
}

/* --- decoding --- */

static enum step take_sequence(struct decoder *decoder, const char *text, size_t bytes,
	keystroke alt, struct event *event)
{
	struct sequence sequence = read_sequence(text, bytes);
	if (!sequence.bytes)
		return STEP_WAIT;
	decoder->start += sequence.bytes;
	if (sequence.final == '~' && sequence.parameters[0] == 200 && !sequence.private) {
		decoder->pasting = true;
		return STEP_NOTHING;
	}
	if (is_mouse(&sequence))
		return mouse_event(&sequence, text, event) ? STEP_EVENT : STEP_NOTHING;
	if (is_place(&sequence))
		return set_place(
			decoder, sequence.parameters[0], sequence.parameters[1], event);
	keystroke key = sequence_key(decoder, &sequence, text);
	if (!key)
		return STEP_NOTHING;
	set_key(event, key | alt);
	return STEP_EVENT;
}

/* How many bytes a character takes that begins like this. */
static size_t utf8_expected(unsigned char first)
{
	return first < 0xC2   ? 1
	       : first < 0xE0 ? 2
	       : first < 0xF0 ? 3
	       : first < 0xF5 ? 4
			      : 1;
}

static bool is_cut(const char *text, size_t bytes)
{
	if (bytes >= utf8_expected((unsigned char)text[0]))
		return false;
	for (size_t i = 1; i < bytes; i++)
		if (((unsigned char)text[i] & 0xC0) != 0x80)
			return false;
	return true;
}

/* A character or control character, the key with Alt if so. */
static enum step take_character(struct decoder *decoder, const char *text, size_t bytes,
	bool timed_out, keystroke alt, struct event *event)
{
	if (is_cut(text, bytes) && !timed_out)
		return STEP_WAIT;
	uint32_t code_point;
	decoder->start += utf8_decode(text, bytes, &code_point);
	if (code_point < ' ' || code_point == DEL)
		set_key(event, control_key((unsigned char)code_point) | alt);
	else if (is_between((unsigned char)code_point, 0x80, 0x9F) && code_point < 0xA0)
		return STEP_NOTHING;
	else
		set_key(event, code_point | alt);
	return STEP_EVENT;
}

/* The bytes of an answer that ends with BEL or ST (ESC \), from its ESC on; 0: the end is
 * not there. */
static size_t answer_bytes(const char *text, size_t bytes)
{
	for (size_t at = 2; at < bytes; at++) {
		if (text[at] == '\a')
			return at + 1;
		if (text[at] == ESC && at + 1 < bytes && text[at + 1] == '\\')
			return at + 2;
	}
	return 0;
}

static enum step take_escape_key(struct decoder *decoder, struct event *event)
{
	decoder->start++;
	decoder->escaped = (decoder->expected || decoder->colours) &&
			   decoder->start == decoder->bytes.bytes;
	set_key(event, K_ESCAPE);
	return STEP_EVENT;
}

/* The colour that an answer tells, whose ESC stood before text; 0: it is none. */
static size_t take_colour(const char *text, size_t bytes, bool *part, struct event *event)
{
	struct colour_answer colour;
	const size_t used = colour_answer_read(text, bytes, &colour, part);
	if (used)
		*event = (struct event){
			.kind = EVENT_COLOUR, .colour = colour.number, .rgb = colour.rgb};
	return used;
}

/* The rest of an answer behind an ESC that was taken for the key. STEP_NOTHING: it is
 * none. */
static enum step take_rest_of_answer(struct decoder *decoder, const char *text,
	size_t bytes, bool timed_out, struct event *event)
{
	size_t used;
	unsigned column;
	bool part;
	if (is_part_of_answer(decoder, text, bytes) && !timed_out)
		return STEP_WAIT;
	decoder->escaped = false;
	if (match_place(decoder, text, bytes, &used, &column) == MATCH_WHOLE) {
		decoder->start += used;
		return set_place(decoder, decoder->expected, column, event);
	}
	used = take_colour(text, bytes, &part, event);
	decoder->start += used;
	return used ? STEP_EVENT : STEP_NOTHING;
}

static enum step take_alt_character(struct decoder *decoder, const char *text,
	size_t bytes, bool timed_out, struct event *event)
{
	decoder->start++;
	enum step step =
		take_character(decoder, text + 1, bytes - 1, timed_out, MOD_ALT, event);
	if (step == STEP_WAIT)
		decoder->start--;
	return step;
}

/* What begins with OSC or DCS: an answer, or Alt with the key of that letter. */
static enum step take_string(struct decoder *decoder, const char *text, size_t bytes,
	bool timed_out, struct event *event)
{
	enum { INTRODUCER = 2 };
	bool part;
	const size_t colour = take_colour(text + 1, bytes - 1, &part, event);
	if (colour) {
		decoder->start += 1 + colour;
		return STEP_EVENT;
	}
	const size_t answer = answer_bytes(text, bytes);
	/* Of an answer that has begun no rest is typed, even if its end was lost. */
	const bool lost = timed_out && part && bytes > INTRODUCER;
	decoder->start += lost ? bytes : answer;
	if (answer || lost)
		return STEP_NOTHING;
	if (!timed_out)
		return STEP_WAIT;
	return take_alt_character(decoder, text, bytes, timed_out, event);
}

/* ESC ESC: Alt with a key that is a sequence (rxvt, PuTTY), or Esc and what followed. */
static enum step take_escape_twice(struct decoder *decoder, const char *text,
	size_t bytes, bool timed_out, struct event *event)
{
	if (bytes == 2 && !timed_out)
		return STEP_WAIT;
	bool sequence = bytes > 2 && (text[2] == '[' || text[2] == 'O');
	bool paste = bytes > PASTE_MARK_BYTES &&
		     !memcmp(text + 1, PASTE_BEGIN, PASTE_MARK_BYTES);
	if (!sequence || paste)
		return take_escape_key(decoder, event);
	struct sequence second = read_sequence(text + 1, bytes - 1);
	if (second.bytes && is_place(&second))
		return take_escape_key(decoder, event);
	enum step step = take_sequence(decoder, text + 1, bytes - 1, MOD_ALT, event);
	if (step == STEP_WAIT)
		return timed_out ? take_escape_key(decoder, event) : STEP_WAIT;
	decoder->start++;
	return step;
}

static enum step take_escape(struct decoder *decoder, const char *text, size_t bytes,
	bool timed_out, struct event *event)
{
	if (bytes == 1)
		return timed_out ? take_escape_key(decoder, event) : STEP_WAIT;
	switch (text[1]) {
	case ESC: return take_escape_twice(decoder, text, bytes, timed_out, event);
	case '[':
	case 'O': {
		enum step step = take_sequence(decoder, text, bytes, 0, event);
		if (step != STEP_WAIT || !timed_out)
			return step;
		if (bytes == 2)
			return take_alt_character(decoder, text, bytes, timed_out, event);
		decoder->start += bytes; /* the rest of it was lost */
		return STEP_NOTHING;
	}
	case ']':
	case 'P': return take_string(decoder, text, bytes, timed_out, event);
	default: return take_alt_character(decoder, text, bytes, timed_out, event);
	}
}

/* How many bytes at the end of text may begin the mark that ends a paste. */
static size_t held_back(const char *text, size_t bytes)
{
	size_t held = bytes < PASTE_MARK_BYTES - 1 ? bytes : PASTE_MARK_BYTES - 1;
	while (held && memcmp(text + bytes - held, PASTE_END, held))
		held--;
	return held;
}

static enum step take_paste(struct decoder *decoder, const char *text, size_t bytes,
	bool timed_out, struct event *event)
{
	const char *end = memmem(text, bytes, PASTE_END, PASTE_MARK_BYTES);
	size_t pasted = end ? (size_t)(end - text)
			    : bytes - (timed_out ? 0 : held_back(text, bytes));
	str_append_secret(&decoder->paste, text, pasted);
	decoder->start += pasted + (end ? PASTE_MARK_BYTES : 0);
	if (!end && !timed_out)
		return STEP_WAIT;
	decoder->pasting = false;
	if (decoder->dropping) {
		decoder->dropping = false;
		wipe_paste(decoder);
		return STEP_NOTHING;
	}
	decoder->pasted = true;
	*event = (struct event){.kind = EVENT_PASTE,
		.paste = decoder->paste.data,
		.bytes = decoder->paste.bytes};
	return STEP_EVENT;
}

static enum step take(struct decoder *decoder, bool timed_out, struct event *event)
{
	const char *text = decoder->bytes.data + decoder->start;
	size_t bytes = decoder->bytes.bytes - decoder->start;
	if (decoder->pasting)
		return take_paste(decoder, text, bytes, timed_out, event);
	if (!bytes)
		return STEP_WAIT;
	if (decoder->escaped) {
		enum step step =
			take_rest_of_answer(decoder, text, bytes, timed_out, event);
		if (step != STEP_NOTHING)
			return step;
	}
	if (text[0] == ESC)
		return take_escape(decoder, text, bytes, timed_out, event);
	return take_character(decoder, text, bytes, timed_out, 0, event);
}

void decoder_drop_paste(struct decoder *decoder)
{
	decoder->dropping = decoder->pasting;
}

bool decoder_next(struct decoder *decoder, bool timed_out, struct event *event)
{
	if (decoder->pasted) {
		wipe_paste(decoder);
		decoder->pasted = false;
	}
	enum step step;
	do {
		step = take(decoder, timed_out, event);
	} while (step == STEP_NOTHING);
	wipe_decoded(decoder);
	return step == STEP_EVENT;
}

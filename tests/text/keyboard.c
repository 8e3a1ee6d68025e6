/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each key of the Thai keyboards, against xkeyboard-config as it is installed. */
#include <config.h>

#include <stdio.h>
#include <string.h>

#include "tests/support/support.h"
#include "text/keyboard.h"
#include "text/macros.h"
#include "text/str.h"

static const char symbols[] = "/usr/share/X11/xkb/symbols/th";

/* The keys as xkeyboard-config calls them, and what an English keyboard has there. */
static const struct {
	const char *prefix;
	int first;
	const char *plain, *shifted;
} rows[] = {
	{"TLDE", 0, "`", "~"},
	{"AE", 1, "1234567890-=", "!@#$%^&*()_+"},
	{"AD", 1, "qwertyuiop[]", "QWERTYUIOP{}"},
	{"AC", 1, "asdfghjkl;'", "ASDFGHJKL:\""},
	{"AB", 1, "zxcvbnm,./", "ZXCVBNM<>?"},
	{"BKSL", 0, "\\", "|"},
};
enum { KEYS = 47 };

/* The names of X for characters, in the order of their code points from U+0E01 on
 * (keysymdef.h of the X protocol); "" where it has none. */
static const char *const thai_names[] = {"kokai", "khokhai", "khokhuat", "khokhwai",
	"khokhon", "khorakhang", "ngongu", "chochan", "choching", "chochang", "soso",
	"chochoe", "yoying", "dochada", "topatak", "thothan", "thonangmontho",
	"thophuthao", "nonen", "dodek", "totao", "thothung", "thothahan", "thothong",
	"nonu", "bobaimai", "popla", "phophung", "fofa", "phophan", "fofan", "phosamphao",
	"moma", "yoyak", "rorua", "ru", "loling", "lu", "wowaen", "sosala", "sorusi",
	"sosua", "hohip", "lochula", "oang", "honokhuk", "paiyannoi", "saraa",
	"maihanakat", "saraaa", "saraam", "sarai", "saraii", "saraue", "sarauee", "sarau",
	"sarauu", "phinthu", "", "", "", "", "baht", "sarae", "saraae", "sarao",
	"saraaimaimuan", "saraaimaimalai", "lakkhangyao", "maiyamok", "maitaikhu",
	"maiek", "maitho", "maitri", "maichattawa", "thanthakhat", "nikhahit", "", "",
	"leksun", "leknung", "leksong", "leksam", "leksi", "lekha", "lekhok", "lekchet",
	"lekpaet", "lekkao"};

static const struct {
	const char *name;
	char character;
} ascii_names[] = {
	{"underscore", '_'},
	{"percent", '%'},
	{"plus", '+'},
	{"slash", '/'},
	{"minus", '-'},
	{"quotedbl", '"'},
	{"comma", ','},
	{"period", '.'},
	{"parenleft", '('},
	{"parenright", ')'},
	{"question", '?'},
	{"equal", '='},
};

static uint32_t character_of(const char *name)
{
	for (size_t i = 0; i < COUNT(ascii_names); i++)
		if (!strcmp(ascii_names[i].name, name))
			return (unsigned char)ascii_names[i].character;
	for (size_t i = 0; !strncmp(name, "Thai_", 5) && i < COUNT(thai_names); i++)
		if (!strcmp(thai_names[i], name + 5))
			return 0x0E01 + (uint32_t)i;
	fail_msg("what is %s?", name);
	return 0;
}

/* Compares a key: `<AE02> { [ slash, Thai_leknung ] }`. */
static void check_key(const char *block, enum keyboard_layout layout, const char *key,
	char plain, char shifted)
{
	char first[64], second[64];
	const char *at = strstr(block, key);
	assert_non_null(at);
	assert_int_equal(sscanf(at + strlen(key),
				 " { [ %63[A-Za-z_0-9] , %63[A-Za-z_0-9]", first, second),
		2);
	assert_int_equal(
		keyboard_thai(layout, (unsigned char)plain), character_of(first));
	assert_int_equal(
		keyboard_thai(layout, (unsigned char)shifted), character_of(second));
}

static void check_layout(
	const char *file, const char *variant, enum keyboard_layout layout)
{
	struct str name = STR_INIT;
	int keys = 0;
	str_printf(&name, "xkb_symbols \"%s\"", variant);
	const char *block = strstr(file, name.data);
	assert_non_null(block);
	for (size_t row = 0; row < COUNT(rows); row++)
		for (int i = 0; rows[row].plain[i]; i++, keys++) {
			str_clear(&name);
			str_printf(&name, "<%s", rows[row].prefix);
			if (rows[row].first)
				str_printf(&name, "%02d", i + 1);
			str_putc(&name, '>');
			check_key(block, layout, name.data, rows[row].plain[i],
				rows[row].shifted[i]);
		}
	assert_int_equal(keys, KEYS);
	str_release(&name);
}

static void test_keys_are_those_of_xkeyboard_config(void **state)
{
	(void)state;
	char file[20000];
	FILE *stream = fopen(symbols, "r");
	if (!stream)
		fail_msg("%s is not there: apt-get install xkb-data", symbols);
	file[fread(file, 1, sizeof(file) - 1, stream)] = '\0';
	fclose(stream);
	check_layout(file, "basic", KEYBOARD_KEDMANEE);
	check_layout(file, "pat", KEYBOARD_PATTACHOTE);
}

/* Every character leads back to its key; the one that Pattachote has twice to the first. */
static void test_the_way_back(void **state)
{
	(void)state;
	for (enum keyboard_layout layout = 0; layout < KEYBOARD_LAYOUTS; layout++)
		for (uint32_t key = '!'; key <= '~'; key++) {
			const uint32_t thai = keyboard_thai(layout, key);
			if (layout == KEYBOARD_PATTACHOTE && key == '&')
				assert_int_equal(keyboard_latin(layout, thai), '`');
			else
				assert_int_equal(keyboard_latin(layout, thai), key);
		}
	assert_int_equal(keyboard_thai(KEYBOARD_KEDMANEE, ' '), ' ');
	assert_int_equal(keyboard_thai(KEYBOARD_KEDMANEE, 0x0E01), 0x0E01);
	assert_int_equal(keyboard_latin(KEYBOARD_PATTACHOTE, 0x0E03), 0x0E03);
}

static void test_text_is_turned_round(void **state)
{
	(void)state;
	static const struct {
		enum keyboard_layout layout;
		enum keyboard_typed from;
		const char *text, *turned;
	} texts[] = {
		{KEYBOARD_KEDMANEE, KEYBOARD_TYPED_LATIN, "l;ylfu", "สวัสดี"},
		{KEYBOARD_KEDMANEE, KEYBOARD_TYPED_THAI, "สวัสดี", "l;ylfu"},
		{KEYBOARD_KEDMANEE, KEYBOARD_TYPED_THAI, "้ำสสน", "hello"},
		{KEYBOARD_KEDMANEE, KEYBOARD_TYPED_LATIN, "9k,\n\xFF", "ตาม\n\xFF"},
		{KEYBOARD_PATTACHOTE, KEYBOARD_TYPED_LATIN, "mogmuh", "สวัสดี"},
	};
	for (size_t i = 0; i < COUNT(texts); i++) {
		struct str out = STR_INIT;
		keyboard_turn(&out, texts[i].layout, texts[i].from, texts[i].text,
			strlen(texts[i].text));
		assert_string_equal(out.data, texts[i].turned);
		str_release(&out);
	}
}

static void test_what_a_text_was_typed_with(void **state)
{
	(void)state;
	assert_int_equal(keyboard_typed("l;", 2), KEYBOARD_TYPED_LATIN);
	assert_int_equal(keyboard_typed("12 /-", 5), KEYBOARD_TYPED_NOTHING);
	assert_int_equal(keyboard_typed("ก1", 4), KEYBOARD_TYPED_THAI);
	assert_int_equal(keyboard_typed("กa", 4), KEYBOARD_TYPED_BOTH);
	assert_int_equal(keyboard_typed("", 0), KEYBOARD_TYPED_NOTHING);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_keys_are_those_of_xkeyboard_config),
		cmocka_unit_test(test_the_way_back),
		cmocka_unit_test(test_text_is_turned_round),
		cmocka_unit_test(test_what_a_text_was_typed_with),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

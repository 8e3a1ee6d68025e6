/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Unknown keys whose text somebody forged: they are refused, told with their place, never
 * make JSON that is none, and never let a seal agree with what was not sealed.
 */
#include <config.h>

#include "tests/support/support.h"

#include <stdlib.h>
#include <string.h>

#include "model/canonical.h"
#include "model/card.h"
#include "model/data.h"
#include "model/extra.h"
#include "model/json.h"
#include "model/limits.h"
#include "text/error.h"
#include "text/str.h"

#define CARD                                                                                           \
	"{\"uuid\":\"123e4567-e89b-42d3-a456-426614174000\",\"issue\":\"ก\",\"steps\":{"             \
	"\"lead\":\"ข\",\"x\":1.10},\"outcome\":\"ค\",\"evidence\":[{\"ref\":\"ง\"}],\"state\":" \
	"\"approved\",\"y\":[{\"z\":null}]}"

static void read_card(struct card *card)
{
	struct error error = ERROR_INIT;
	if (!card_from_json(CARD, strlen(CARD), "card", card, &error))
		fail_msg("%s", error_message(&error));
}

static void put(char **place, const char *text)
{
	free(*place);
	*place = text ? strdup(text) : NULL;
}

static char *canonical(const struct card *card)
{
	struct str out = STR_INIT;
	card_canonical(&out, card);
	return str_detach(&out);
}

static const char *const forged[] = {"word", "", "[]", "1", "null", "{", "{}}",
	"{\"a\":1", "{\"a\":1},{\"b\":2}", "{\"a\":1,\"a\":2}", "{\"issue\":\"x\"}",
	"{\"state\":{}}", "{\"outcome\":null}", "{\"a\":NaN}", "{\"a\":\"\xFF\"}",
	"{\"a\":\"\\u0000\"}", "{\"\\u0073tate\":1}", "{\"a\":1},\"state\":{\"b\":1}"};

static struct str *deep(void)
{
	static struct str text = STR_INIT;
	str_clear(&text);
	str_puts(&text, "{\"a\":");
	str_repeat(&text, '[', 100000);
	str_repeat(&text, ']', 100000);
	str_putc(&text, '}');
	return &text;
}

static void assert_refused(const struct card *card, const char *honest, const char *path)
{
	struct error error = ERROR_INIT;
	struct str json = STR_INIT;
	assert_false(extra_check_card(card, &error));
	assert_int_equal(error.kind, ERROR_REFUSED);
	if (strncmp(error_message(&error), path, strlen(path)) != 0)
		fail_msg("«%s» does not say %s", error_message(&error), path);
	error_release(&error);
	char *now = canonical(card);
	assert_string_not_equal(now, honest);
	/* Whatever it is, it stays inside of what it stands in. */
	card_to_json(&json, card);
	struct data *data = data_parse(json.data, json.bytes, "json", &error);
	if (!data)
		fail_msg("%s", error_message(&error));
	data_free(data);
	str_release(&json);
	free(now);
}

static void test_forged(void **state)
{
	(void)state;
	struct card card;
	read_card(&card);
	char *honest = canonical(&card);
	for (size_t i = 0; i <= sizeof(forged) / sizeof(*forged); i++) {
		const char *text =
			i < sizeof(forged) / sizeof(*forged) ? forged[i] : deep()->data;
		struct card other;
		read_card(&other);
		put(&other.extra, text);
		assert_refused(&other, honest, "unknown keys");
		card_release(&other);
	}
	str_release(deep());
	free(honest);
	card_release(&card);
}

/* In each object that a card holds, with its place. */
static void test_places(void **state)
{
	(void)state;
	struct card card;
	read_card(&card);
	char *honest = canonical(&card);
	put(&card.steps.extra, "{\"lead\":\"ข\"}");
	assert_refused(&card, honest, "steps: unknown keys:1:9: lead");
	put(&card.steps.extra, NULL);
	put(&card.evidence.items[0].extra, "word");
	assert_refused(&card, honest, "evidence[0]: unknown keys:1:1");
	free(honest);
	card_release(&card);
}

/* A text moved from where it prints to where it does not, and one that is hidden between
 * two objects: neither is what was sealed. */
static void test_sealed_is_what_prints(void **state)
{
	(void)state;
	struct card card;
	read_card(&card);
	char *honest = canonical(&card);
	put(&card.outcome, NULL);
	put(&card.extra, "{\"outcome\":\"ค\",\"y\":[{\"z\":null}]}");
	assert_refused(&card, honest, "unknown keys");
	card_release(&card);
	read_card(&card);
	put(&card.steps.extra, "{\"x\":1.10},\"state\":{\"lead\":\"forged\"");
	put(&card.extra, "{}},\"y\":[{\"z\":null}]");
	assert_refused(&card, honest, "unknown keys");
	free(honest);
	card_release(&card);
}

/* What honest files hold is sealed as it always was. */
static void test_honest(void **state)
{
	(void)state;
	struct error error = ERROR_INIT;
	struct card card;
	read_card(&card);
	assert_true(extra_check_card(&card, &error));
	char *text = canonical(&card);
	assert_string_equal(text,
		"{\"evidence\":[{\"ref\":\"ง\"}],\"issue\":\"ก\",\"outcome\":\"ค\",\"steps\":{"
		"\"lead\":\"ข\",\"x\":1.10},\"uuid\":\"123e4567-e89b-42d3-a456-"
		"426614174000\",\"y\":[{\"z\":null}]}");
	free(text);
	card_release(&card);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_forged),
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_sealed_is_what_prints),
		cmocka_unit_test(test_honest),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

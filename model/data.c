/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "model/data.h"

#include <errno.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "model/file.h"
#include "model/limits.h"
#include "model/number_texts.h"
#include "model/scan.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/message.h"
#include "text/utf8.h"

struct data {
	char *name;
	struct json_text text; /* without a byte order mark */
	char *owned;           /* the memory of text, where it was read from a file */
	struct number_texts numbers;
	json_t *root;
};

/* How much of a found text or key an error message shows, in code points. */
enum { EXCERPT_LENGTH = 40 };

/* Appends text in quotation marks, on one line, and not too long. */
static void put_excerpt(struct str *out, const char *text, size_t bytes)
{
	size_t shown = 0;
	uint32_t code_point;
	for (int i = 0; i < EXCERPT_LENGTH && shown < bytes; i++)
		shown += utf8_decode(text + shown, bytes - shown, &code_point);
	data_quote(out, text, shown);
	if (shown < bytes) {
		str_truncate(out, out->bytes - 1);
		str_puts(out, "…\"");
	}
}

/* --- errors in the text: before there are nodes --- */

static void put_place(struct str *out, const struct data *data, size_t offset)
{
	size_t line, column;
	scan_place(data->text, offset, &line, &column);
	str_printf(out, "%s:%zu:%zu: ", data->name, line, column);
}

/* Sets the error to message, which says where, and what args say behind it. */
static void refuse(struct str *message, struct error *error, const char *format,
	va_list args) __attribute__((format(printf, 3, 0)));

static void refuse(
	struct str *message, struct error *error, const char *format, va_list args)
{
	message_vappend(message, format, args);
	error_set(error, ERROR_REFUSED, "%s", message->data);
	str_release(message);
}

static bool refuse_at(const struct data *data, size_t offset, struct error *error,
	const char *format, ...) __attribute__((format(printf, 4, 5)));

static bool refuse_at(const struct data *data, size_t offset, struct error *error,
	const char *format, ...)
{
	struct str message = STR_INIT;
	put_place(&message, data, offset);
	va_list args;
	va_start(args, format);
	refuse(&message, error, format, args);
	va_end(args);
	return false;
}

static const char *string_fault_message(enum string_fault fault)
{
	switch (fault) {
	case STRING_LINE_END:
		return _("the line ends inside a text: a quotation mark is missing, or "
			 "the line end must be written as \\n");
	case STRING_CONTROL:
		return _(
			"a control character in a text: remove it, or write it as \\t or "
			"\\u00XX");
	case STRING_ESCAPE:
		return _("\\ may stand in a text only before \" \\ / b f n r t or uXXXX: "
			 "write \\\\ for the character itself");
	case STRING_NUL: return _("the character NUL may not stand in a text: remove it");
	case STRING_HALF:
		return _(
			"half of a surrogate pair in a text: write the character itself");
	case STRING_OPEN:
	case STRING_SOUND: break;
	}
	return NULL;
}

/* What the parser wanted, told by its own words. */
static const char *wanted_message(const char *parser)
{
	static const struct {
		const char *parser, *ours;
	} messages[] = {
		{"string or '}' expected",
			N_("a key in quotation marks, or }, expected")},
		{"':' expected", N_("a colon after the key expected")},
		{"']' expected", N_("a comma or ] expected")},
		{"'}' expected", N_("a comma or } expected")},
	};
	for (size_t i = 0; i < sizeof(messages) / sizeof(messages[0]); i++) {
		if (strncmp(parser, messages[i].parser, strlen(messages[i].parser)) == 0)
			return _(messages[i].ours);
	}
	return _("a value (a text in quotation marks, a number, true, false, null, [ or "
		 "{) expected");
}

static bool refuse_token(const struct data *data, const json_error_t *parser,
	struct json_token token, struct error *error)
{
	struct str found = STR_INIT;
	/* A string's own quotation marks give way to the excerpt's. */
	const size_t quotes = data->text.data[token.offset] == '"' ? 1 : 0;
	put_excerpt(&found, data->text.data + token.offset + quotes,
		token.bytes - 2 * quotes);
	switch (json_error_code(parser)) {
	case json_error_end_of_input_expected:
		refuse_at(data, token.offset, error,
			_("something stands after the end of the data: %s; remove it"),
			found.data);
		break;
	case json_error_duplicate_key:
		refuse_at(data, token.offset, error,
			_("a key stands twice in one object: %s; remove one"),
			found.data);
		break;
	default:
		refuse_at(data, token.offset, error, _("%s, not %s"),
			wanted_message(parser->text), found.data);
	}
	str_release(&found);
	return false;
}

static bool refuse_syntax(
	const struct data *data, const json_error_t *parser, struct error *error)
{
	const size_t end = number_texts_offset(
		&data->numbers, parser->position > 0 ? (size_t)parser->position : 0);
	const struct json_token token = scan_token(data->text, end);
	size_t offset = token.offset;
	if (token.bytes && data->text.data[offset] == '"') {
		size_t fault;
		const char *message = string_fault_message(
			scan_string_fault(data->text, offset, &fault));
		if (message)
			return refuse_at(data, fault, error, "%s", message);
	}
	if (json_error_code(parser) == json_error_premature_end_of_input ||
		token.offset == data->text.bytes)
		return refuse_at(data, data->text.bytes, error,
			_("the data end too early: a part is cut off, or a quotation "
			  "mark or bracket is missing; copy the file again"));
	return refuse_token(data, parser, token, error);
}

/* What must hold before the parser sees the text, so that errors say where. */
static bool check_text(const struct data *data, struct error *error)
{
	const struct json_text text = data->text;
	size_t bad;
	const char *nul = memchr(text.data, '\0', text.bytes);
	if (nul)
		return refuse_at(data, (size_t)(nul - text.data), error,
			_("a NUL byte: this is no JSON text, or it is not in UTF-8"));
	if (!utf8_valid(text.data, text.bytes, &bad))
		return refuse_at(data, bad, error,
			_("the byte 0x%02X is not UTF-8 here: save the file as UTF-8"),
			(unsigned char)text.data[bad]);
	if (scan_too_deep(text, LIMIT_JSON_DEPTH, &bad))
		return refuse_at(data, bad, error,
			_("nested too deep: at most %d levels are allowed"),
			LIMIT_JSON_DEPTH);
	if (scan_too_many(text, LIMIT_JSON_VALUES, &bad))
		return refuse_at(data, bad, error,
			_("too many values: at most %d are allowed"), LIMIT_JSON_VALUES);
	if (scan_space(text, 0) == text.bytes)
		return error_set(error, ERROR_REFUSED,
			_("%s: is empty; a JSON text expected"), data->name);
	return true;
}

static struct json_text without_mark(const char *text, size_t bytes)
{
	static const char mark[] = "\xEF\xBB\xBF";
	const size_t mark_bytes = sizeof(mark) - 1;
	if (bytes >= mark_bytes && memcmp(text, mark, mark_bytes) == 0)
		return (struct json_text){text + mark_bytes, bytes - mark_bytes};
	return (struct json_text){text, bytes};
}

struct data *data_parse(
	const char *text, size_t bytes, const char *name, struct error *error)
{
	if (bytes > LIMIT_FILE_BYTES) {
		error_set(error, ERROR_REFUSED,
			_("%s: has %zu bytes; at most %d are allowed"), name, bytes,
			LIMIT_FILE_BYTES);
		return NULL;
	}
	struct data *data = mem_new(1, sizeof(*data));
	data->name = mem_strdup(name);
	data->text = without_mark(text, bytes);
	if (!check_text(data, error))
		goto refused;
	json_error_t parser;
	struct str seen = STR_INIT;
	number_texts_take(&data->numbers, data->text, &seen);
	const struct json_text shown = data->numbers.count
					       ? (struct json_text){seen.data, seen.bytes}
					       : data->text;
	data->root = json_loadb(shown.data, shown.bytes,
		JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &parser);
	str_release(&seen);
	if (data->root)
		return data;
	refuse_syntax(data, &parser, error);
refused:
	data_free(data);
	return NULL;
}

struct data *data_read(const char *path, struct error *error)
{
	struct data *data = NULL;
	struct str text = STR_INIT;
	if (file_read(path, &text, error))
		data = data_parse(text.data, text.bytes, file_name(path), error);
	if (data)
		data->owned = str_detach(&text);
	str_release(&text);
	return data;
}

void data_free(struct data *data)
{
	if (!data)
		return;
	json_decref(data->root);
	number_texts_release(&data->numbers);
	free(data->owned);
	free(data->name);
	free(data);
}

/* --- nodes --- */

static const json_t *value_of(const struct node *node)
{
	return node->value;
}

struct node data_root(const struct data *data)
{
	return (struct node){.data = data, .value = data->root};
}

/* Which member of the object around it the node is, from 0; false if none. */
static bool member_index(const struct node *node, size_t *index)
{
	json_t *object = (json_t *)value_of(node->around);
	*index = 0;
	for (void *each = json_object_iter(object); each;
		each = json_object_iter_next(object, each)) {
		if (json_object_iter_value(each) == node->value)
			return true;
		++*index;
	}
	return false;
}

/* Where the node starts; a member that is missing is where its object is. */
static size_t node_offset(const struct node *node)
{
	const struct json_text text = node->data->text;
	if (!node->around)
		return scan_space(text, 0);
	size_t index = node->index;
	const size_t around = node_offset(node->around);
	if (node->key && !member_index(node, &index))
		return around;
	return scan_child(text, around, index);
}

static bool is_plain_key(const char *key)
{
	size_t letters = strspn(
		key, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");
	return letters && letters <= EXCERPT_LENGTH && !key[letters];
}

static void put_path(struct str *out, const struct node *node)
{
	if (!node->around)
		return;
	put_path(out, node->around);
	if (!node->key) {
		str_printf(out, "[%zu]", node->index);
	} else if (is_plain_key(node->key)) {
		if (node->around->around)
			str_putc(out, '.');
		str_puts(out, node->key);
	} else {
		str_putc(out, '[');
		put_excerpt(out, node->key, strlen(node->key));
		str_putc(out, ']');
	}
}

bool node_refuse(const struct node *node, struct error *error, const char *format, ...)
{
	struct str message = STR_INIT;
	put_place(&message, node->data, node_offset(node));
	put_path(&message, node);
	if (node->around)
		str_puts(&message, ": ");
	va_list args;
	va_start(args, format);
	refuse(&message, error, format, args);
	va_end(args);
	return false;
}

/* A number, true, false or null; of a very long number the beginning. */
static void put_dumped(const struct node *node, struct str *out)
{
	node_dump(node, out);
	if (out->bytes <= EXCERPT_LENGTH)
		return;
	str_truncate(out, EXCERPT_LENGTH);
	str_puts(out, "…");
}

bool node_refuse_found(const struct node *node, struct error *error, const char *wanted)
{
	struct str found = STR_INIT;
	const json_t *value = value_of(node);
	switch (json_typeof(value)) {
	case JSON_STRING:
		put_excerpt(&found, json_string_value(value), json_string_length(value));
		break;
	case JSON_OBJECT: str_puts(&found, _("an object {…}")); break;
	case JSON_ARRAY: str_puts(&found, _("a list […]")); break;
	default: put_dumped(node, &found);
	}
	node_refuse(node, error, _("%s expected, not %s"), wanted, found.data);
	str_release(&found);
	return false;
}

bool node_is_null(const struct node *node)
{
	return json_is_null(value_of(node));
}

/* The number as it is written, where the parser would change it; else NULL. */
static const struct number_text *number_text(const struct node *node)
{
	const json_t *value = value_of(node);
	return json_is_integer(value) ? number_texts_find(&node->data->numbers,
						json_integer_value(value))
				      : NULL;
}

/* Its bytes, to be freed. */
static char *number_copy(const struct node *node, const struct number_text *number)
{
	return mem_strndup(node->data->text.data + number->offset, number->bytes);
}

bool node_is_integer(const struct node *node)
{
	const struct number_text *number = number_text(node);
	const char *text = number ? node->data->text.data + number->offset : "";
	const size_t bytes = number ? number->bytes : 0;
	return json_is_integer(value_of(node)) && !memchr(text, '.', bytes) &&
	       !memchr(text, 'e', bytes) && !memchr(text, 'E', bytes);
}

bool node_is_object(const struct node *node)
{
	return json_is_object(value_of(node));
}

bool node_is_array(const struct node *node)
{
	return json_is_array(value_of(node));
}

bool node_object(const struct node *node, struct error *error)
{
	return json_is_object(value_of(node)) ||
	       node_refuse_found(node, error, _("an object {…}"));
}

bool node_array(const struct node *node, size_t *count, struct error *error)
{
	if (!json_is_array(value_of(node)))
		return node_refuse_found(node, error, _("a list […]"));
	*count = json_array_size(value_of(node));
	return true;
}

bool node_member(const struct node *object, const char *key, struct node *member)
{
	const json_t *value = json_object_get(value_of(object), key);
	if (!value)
		return false;
	*member = (struct node){
		.data = object->data, .value = value, .around = object, .key = key};
	return true;
}

bool node_required(const struct node *object, const char *key, struct node *member,
	struct error *error)
{
	if (node_member(object, key, member))
		return true;
	const struct node missing = {.data = object->data, .around = object, .key = key};
	return node_refuse(&missing, error, _("is missing; this key must be there"));
}

struct node node_element(const struct node *array, size_t index)
{
	return (struct node){.data = array->data,
		.value = json_array_get(value_of(array), index),
		.around = array,
		.index = index};
}

void node_forget(const struct node *object)
{
	enum { SHORT = 36 };
	json_t *members = (json_t *)value_of(object);
	for (void *at = json_object_iter(members); at;
		at = json_object_iter_next(members, at)) {
		const json_t *value = json_object_iter_value(at);
		if (json_is_object(value) || json_is_array(value) ||
			json_string_length(value) > SHORT)
			json_object_iter_set_new(members, at, json_null());
	}
}

_Static_assert(
	sizeof(size_t) == sizeof(void *), "a position holds the parser's iterator");

bool node_each(const struct node *object, size_t *position, struct node *member)
{
	json_t *value = (json_t *)value_of(object);
	void *next = *position ? json_object_iter_next(value, (void *)*position)
			       : json_object_iter(value);
	if (!next)
		return false;
	*position = (size_t)next;
	*member = (struct node){.data = object->data,
		.value = json_object_iter_value(next),
		.around = object,
		.key = json_object_iter_key(next)};
	return true;
}

bool node_string(
	const struct node *node, const char **text, size_t *bytes, struct error *error)
{
	const json_t *value = value_of(node);
	if (!json_is_string(value))
		return node_refuse_found(node, error, _("a text in quotation marks"));
	if (json_string_length(value) > LIMIT_TEXT_BYTES)
		return node_refuse(node, error,
			_("has %zu bytes; at most %d are allowed"),
			json_string_length(value), LIMIT_TEXT_BYTES);
	*text = json_string_value(value);
	*bytes = json_string_length(value);
	return true;
}

/* The whole number that a node is; false where 64 bits do not hold it. */
static bool integer_of(const struct node *node, int64_t *value)
{
	const struct number_text *number = number_text(node);
	*value = json_integer_value(value_of(node));
	if (!number)
		return true;
	char *text = number_copy(node, number);
	errno = 0;
	*value = strtoll(text, NULL, 10);
	free(text);
	return errno == 0;
}

bool node_integer(const struct node *node, long minimum, long maximum, long *value,
	struct error *error)
{
	int64_t found;
	if (node_is_integer(node) && integer_of(node, &found) && found >= minimum &&
		found <= maximum) {
		*value = (long)found;
		return true;
	}
	struct str wanted = STR_INIT;
	message_append(&wanted, _("a whole number from %ld to %ld"), minimum, maximum);
	node_refuse_found(node, error, wanted.data);
	str_release(&wanted);
	return false;
}

/* A number with a point or an exponent: what of it a double does not hold is told. */
static bool read_real(const struct node *node, double *value, struct error *error)
{
	char *text = number_copy(node, number_text(node));
	json_t *parsed = json_loads(text, JSON_DECODE_ANY, NULL);
	const double found = json_real_value(parsed);
	const bool held = parsed != NULL;
	/* Of zero no digit before the exponent is another one. */
	const bool is_zero = strcspn(text, "123456789") >= strcspn(text, "eE");
	json_decref(parsed);
	free(text);
	if (!held)
		return node_refuse(node, error, _("the number is too large"));
	if (!is_zero && found <= 0 && found >= 0)
		return node_refuse(node, error, _("the number is too small; write 0"));
	*value = found;
	return true;
}

bool node_number(const struct node *node, double *value, struct error *error)
{
	/* Beyond it a double would change an integer. */
	const int64_t exact = (int64_t)1 << 53;
	int64_t integer;
	if (!json_is_number(value_of(node)))
		return node_refuse_found(node, error, _("a number"));
	if (!node_is_integer(node))
		return read_real(node, value, error);
	if (!integer_of(node, &integer) || integer > exact || integer < -exact)
		return node_refuse(node, error, _("the number is too large"));
	*value = (double)integer;
	return true;
}

bool node_boolean(const struct node *node, bool *value, struct error *error)
{
	if (!json_is_boolean(value_of(node)))
		return node_refuse_found(node, error, _("true or false"));
	*value = json_is_true(value_of(node));
	return true;
}

/* --- writing --- */

static void dump(const struct node *node, struct str *out);

static void dump_object(const struct node *object, struct str *out)
{
	struct node member;
	const char *separator = "";
	str_putc(out, '{');
	for (size_t position = 0; node_each(object, &position, &member);) {
		str_puts(out, separator);
		data_quote(out, member.key, strlen(member.key));
		str_putc(out, ':');
		dump(&member, out);
		separator = ",";
	}
	str_putc(out, '}');
}

static void dump_array(const struct node *array, struct str *out)
{
	str_putc(out, '[');
	for (size_t i = 0; i < json_array_size(value_of(array)); i++) {
		const struct node element = node_element(array, i);
		if (i > 0)
			str_putc(out, ',');
		dump(&element, out);
	}
	str_putc(out, ']');
}

static void dump_number(const struct node *node, struct str *out)
{
	const struct number_text *number = number_text(node);
	if (number)
		str_append(out, node->data->text.data + number->offset, number->bytes);
	else
		str_printf(
			out, "%" JSON_INTEGER_FORMAT, json_integer_value(value_of(node)));
}

static void dump(const struct node *node, struct str *out)
{
	const json_t *value = value_of(node);
	switch (json_typeof(value)) {
	case JSON_OBJECT: dump_object(node, out); break;
	case JSON_ARRAY: dump_array(node, out); break;
	case JSON_STRING:
		data_quote(out, json_string_value(value), json_string_length(value));
		break;
	case JSON_INTEGER:
	case JSON_REAL: dump_number(node, out); break;
	case JSON_TRUE: str_puts(out, "true"); break;
	case JSON_FALSE: str_puts(out, "false"); break;
	case JSON_NULL: str_puts(out, "null"); break;
	}
}

void node_dump(const struct node *node, struct str *out)
{
	dump(node, out);
}

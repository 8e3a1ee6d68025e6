/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * JSON documents, read with errors that say where. data.c is the one file that
 * knows jansson; reports (model/json.c), layouts and all other data files are
 * read through this.
 *
 * A struct data owns a parsed document, but the text that data_parse() was given
 * stays the caller's and must live as long. A struct node is a place in it: a small
 * value that lives on the stack of whoever walks and points to the node of the
 * object or array around it, so that an error can name the JSON path
 * ("cards[2].steps.marks") and, by scanning the text again, line and column.
 * Nodes own nothing and must not outlive the document or their parent node.
 *
 * The readers return false and set the error when the value is not of the type:
 * "FILE:LINE:COLUMN: PATH: what is wrong, what is expected". Texts are NUL-terminated
 * UTF-8 of the document; copy to keep.
 */
#ifndef MODEL_DATA_H
#define MODEL_DATA_H

#include <stdbool.h>
#include <stddef.h>

#include "text/error.h"
#include "text/str.h"

struct data;

struct node {
	const struct data *data;
	const void *value;         /* the parser's own */
	const struct node *around; /* NULL: the document's root */
	const char *key;           /* in an object; else NULL */
	size_t index;              /* in an array, from 0 */
};

/* Parses; name is what errors call the input. NULL and the error on bad syntax,
 * duplicate keys, invalid UTF-8, NUL, too deep nesting. */
struct data *data_parse(
	const char *text, size_t bytes, const char *name, struct error *error);

/* The same from a file ("-": standard input) of at most model/limits.h's size. */
struct data *data_read(const char *path, struct error *error);

void data_free(struct data *data);

struct node data_root(const struct data *data);

/* The types, for those who take more than one. */
bool node_is_null(const struct node *node);
bool node_is_integer(const struct node *node);
bool node_is_object(const struct node *node);
bool node_is_array(const struct node *node);

/* Requires an object, an array (count gets its length). */
bool node_object(const struct node *node, struct error *error);
bool node_array(const struct node *node, size_t *count, struct error *error);

/* The member of an object; false if it has none of that key. */
bool node_member(const struct node *object, const char *key, struct node *member);
/* The same, refused if it has none. */
bool node_required(const struct node *object, const char *key, struct node *member,
	struct error *error);
/* The element of an array, index below its count. */
struct node node_element(const struct node *array, size_t index);
/* Lets go of what the members of an object hold, lists and objects and texts of more than 36
 * bytes (a UUID stays), so that a large file is not in memory twice. Which members there
 * are, and where, can still be told. */
void node_forget(const struct node *object);
/* Walks an object's members in the file's order: start with *position 0; false
 * at the end. */
bool node_each(const struct node *object, size_t *position, struct node *member);

/* A text of at most model/limits.h's bytes. */
bool node_string(
	const struct node *node, const char **text, size_t *bytes, struct error *error);
bool node_integer(const struct node *node, long minimum, long maximum, long *value,
	struct error *error);
bool node_number(const struct node *node, double *value, struct error *error);
bool node_boolean(const struct node *node, bool *value, struct error *error);

/* Appends the value as compact JSON. */
void node_dump(const struct node *node, struct str *out);

/* Sets the error at the node's place. Returns false. */
bool node_refuse(const struct node *node, struct error *error, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Sets the error "WANTED expected, not WHAT STANDS THERE". Returns false. */
bool node_refuse_found(const struct node *node, struct error *error, const char *wanted);

/* Appends text as a JSON string, quotes included. */
void data_quote(struct str *out, const char *text, size_t bytes);

/* Appends JSON as it may be shown on a terminal: what text_hides() tells of, which stands
 * in texts alone, as \uXXXX. It is the same JSON to whoever reads it. */
void data_show(struct str *out, const char *json, size_t bytes);

/* Appends a number as the shortest decimal that reads back as the same double. It
 * stays a real number: 100 is written as 100.0. */
void data_real(struct str *out, double value);

#endif

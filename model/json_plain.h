/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading an object of a shape straight out of its text, without the tree of values that
 * model/data.h makes: for many of them, such as a report's cards. Only what is plain is read so,
 * which is nearly all that a program writes. What is anything else, sound or not, is for
 * model/data.h to read, and to say what is wrong with it.
 */
#ifndef MODEL_JSON_PLAIN_H
#define MODEL_JSON_PLAIN_H

#include <stdbool.h>
#include <stddef.h>

#include "model/json_shape.h"

/* text, of so many bytes, which a NUL ends. owner is an empty struct of the shape. True: it is
 * what read_object() would have made of it. False: the text is not plain (an unknown key, an
 * escape by \u, a value of another kind, anything wrong); owner is to be released, and what was
 * read into it means nothing. How many values a text may have is for the caller to count. */
bool plain_read(const char *text, size_t bytes, const struct shape *shape, void *owner);

#endif

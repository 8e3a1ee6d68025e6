/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Of what kind a picture is, by its own first bytes: names and types in documents may lie.
 */
#ifndef INTAKE_PICTURE_H
#define INTAKE_PICTURE_H

#include <stddef.h>

/* *type: image/jpeg; *suffix: .jpg. What is unknown: application/octet-stream, .bin. */
void picture_type(
	const unsigned char *bytes, size_t count, const char **type, const char **suffix);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Fields of a .docx: what they show is text like any other; of what they say only the
 * address of a HYPERLINK is of use. None is ever carried out.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "intake/builder.h"
#include "intake/docx_body.h"
#include "text/mem.h"
#include "text/str.h"

/* The address in HYPERLINK "address" \o "tip"; NULL: another field, or a place within the
 * document. To be freed. */
static char *address_of(const char *instruction)
{
	static const char word[] = "HYPERLINK";
	instruction += strspn(instruction, " \t\r\n");
	if (strncasecmp(instruction, word, sizeof(word) - 1) != 0)
		return NULL;
	instruction += sizeof(word) - 1;
	instruction += strspn(instruction, " \t\r\n");
	if (instruction[0] == '\\' || !instruction[0])
		return NULL;
	const bool quoted = instruction[0] == '"';
	instruction += quoted;
	return mem_strndup(instruction, strcspn(instruction, quoted ? "\"" : " \t\r\n"));
}

static bool begin_link(struct docx_body *body, const char *instruction)
{
	char *address = address_of(instruction);
	if (address)
		builder_link(&body->builder, address);
	free(address);
	return address != NULL;
}

static void push(struct docx_body *body)
{
	if (body->fields_count == DOCX_NESTED)
		return; /* what it shows is text all the same */
	body->fields[body->fields_count].start = body->instructions.bytes;
	body->fields[body->fields_count].link = false;
	body->fields_count++;
}

void docx_field_end(struct docx_body *body)
{
	if (!body->fields_count)
		return;
	body->fields_count--;
	str_truncate(&body->instructions, body->fields[body->fields_count].start);
	if (body->fields[body->fields_count].link)
		builder_link(&body->builder, NULL);
}

void docx_field(struct docx_body *body, const char *kind)
{
	if (!kind)
		return;
	if (!strcmp(kind, "begin"))
		push(body);
	else if (!strcmp(kind, "end"))
		docx_field_end(body);
	else if (!strcmp(kind, "separate") && body->fields_count) {
		const unsigned last = body->fields_count - 1;
		body->fields[last].link = begin_link(
			body, body->instructions.data + body->fields[last].start);
	}
}

void docx_field_simple(struct docx_body *body, const char *instruction)
{
	push(body);
	if (instruction && body->fields_count)
		body->fields[body->fields_count - 1].link = begin_link(body, instruction);
}

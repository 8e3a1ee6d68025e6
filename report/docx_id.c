/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "report/docx_id.h"

#include <ctype.h>
#include <string.h>

#include "model/card_fields.h"
#include "model/report.h"

enum { START = 2, HEX = 32 };

static bool is_digit(char byte)
{
	return isdigit((unsigned char)byte);
}

bool docx_id_make(
	char id[DOCX_ID_BYTES + 1], const struct card *card, enum card_field field)
{
	const int number = card_field_row(field)->id;
	size_t at = START;
	*id = '\0';
	if (!uuid_valid(card->uuid))
		return false;
	memcpy(id, "_m", START);
	for (const char *from = card->uuid; *from; from++)
		if (*from != '-')
			id[at++] = (char)tolower((unsigned char)*from);
	id[at++] = '_';
	id[at++] = (char)('0' + number / 10);
	id[at++] = (char)('0' + number % 10);
	id[at] = '\0';
	return true;
}

bool docx_id_read(const char *id, char uuid[UUID_BYTES + 1], enum card_field *field)
{
	size_t at = 0;
	if (strlen(id) != DOCX_ID_BYTES)
		return false;
	const char *number = id + START + HEX + 1;
	if (strncmp(id, "_m", START) != 0 || number[-1] != '_' || !is_digit(number[0]) ||
		!is_digit(number[1]))
		return false;
	for (size_t i = 0; i < HEX; i++) {
		if (i == 8 || i == 12 || i == 16 || i == 20)
			uuid[at++] = '-';
		uuid[at++] = (char)tolower((unsigned char)id[START + i]);
	}
	uuid[at] = '\0';
	*field = card_field_by_id(10 * (number[0] - '0') + number[1] - '0');
	return uuid_valid(uuid) && *field != FIELD_NONE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The kinds of body that the ITA asks different questions: their numbering differs within
 * a year. Which one an agency is, its type says.
 */
#ifndef MODEL_ITA_BODY_H
#define MODEL_ITA_BODY_H

#include <stdbool.h>

enum ita_body {
	ITA_LOCAL,  /* อบต., เทศบาล, อบจ. */
	ITA_AGENCY, /* other agencies: a department, a university, a public organisation */
	ITA_SCHOOL,
	ITA_BODIES,
};

/* "local", "agency", "school": in data files, the office file and commands. */
const char *ita_body_name(enum ita_body body);
/* For people, N_(). */
const char *ita_body_label(enum ita_body body);
bool ita_body_find(const char *name, enum ita_body *body);

/* The kind of an agency of this type (agency.type of a report); of none, and NULL: local,
 * for whom the program is. */
enum ita_body ita_body_of(const char *agency_type);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "model/ita_body.h"

#include <string.h>

#include "text/i18n.h"
#include "text/macros.h"

static const struct {
	const char *name, *label;
} bodies[ITA_BODIES] = {
	[ITA_LOCAL] = {"local", N_("local administration")},
	[ITA_AGENCY] = {"agency", N_("other agencies")},
	[ITA_SCHOOL] = {"school", N_("schools and colleges")},
};

/* How types begin; the first that fits holds. */
static const struct {
	const char *begins;
	enum ita_body body;
} types[] = {
	{"องค์การบริหารส่วน", ITA_LOCAL},
	{"อบต", ITA_LOCAL},
	{"อบจ", ITA_LOCAL},
	{"เทศบาล", ITA_LOCAL},
	{"องค์กรปกครองส่วนท้องถิ่น", ITA_LOCAL},
	{"เมืองพัทยา", ITA_LOCAL},
	{"กรุงเทพมหานคร", ITA_LOCAL},
	{"โรงเรียน", ITA_SCHOOL},
	{"วิทยาลัย", ITA_SCHOOL},
	{"สถานศึกษา", ITA_SCHOOL},
	{"ศูนย์การศึกษา", ITA_SCHOOL},
};

const char *ita_body_name(enum ita_body body)
{
	return bodies[body].name;
}

const char *ita_body_label(enum ita_body body)
{
	return bodies[body].label;
}

bool ita_body_find(const char *name, enum ita_body *body)
{
	for (enum ita_body each = 0; each < ITA_BODIES; each++)
		if (!strcmp(name, bodies[each].name)) {
			*body = each;
			return true;
		}
	return false;
}

enum ita_body ita_body_of(const char *agency_type)
{
	const char *type = agency_type ? agency_type : "";
	type += strspn(type, " ");
	for (size_t i = 0; i < COUNT(types); i++)
		if (!strncmp(type, types[i].begins, strlen(types[i].begins)))
			return types[i].body;
	return *type ? ITA_AGENCY : ITA_LOCAL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/docx_parts.h"

#include <stdlib.h>
#include <string.h>

#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"

#define OFFICE "http://schemas.openxmlformats.org/"
#define STRICT "http://purl.oclc.org/ooxml/"

const struct xml_space docx_spaces[] = {
	{"w", OFFICE "wordprocessingml/2006/main"},
	{"w", STRICT "wordprocessingml/main"},
	{"r", OFFICE "officeDocument/2006/relationships"},
	{"r", STRICT "officeDocument/relationships"},
	{"a", OFFICE "drawingml/2006/main"},
	{"a", STRICT "drawingml/main"},
	{"wp", OFFICE "drawingml/2006/wordprocessingDrawing"},
	{"wp", STRICT "drawingml/wordprocessingDrawing"},
	{"pic", OFFICE "drawingml/2006/picture"},
	{"pic", STRICT "drawingml/picture"},
	{"c", OFFICE "drawingml/2006/chart"},
	{"c", STRICT "drawingml/chart"},
	{"dgm", OFFICE "drawingml/2006/diagram"},
	{"dgm", STRICT "drawingml/diagram"},
	{"m", OFFICE "officeDocument/2006/math"},
	{"m", STRICT "officeDocument/math"},
	{"mc", OFFICE "markup-compatibility/2006"},
	{"se", "http://schemas.microsoft.com/office/word/2015/wordml/symex"},
	{"v", "urn:schemas-microsoft-com:vml"},
	{"o", "urn:schemas-microsoft-com:office:office"},
	{"rel", OFFICE "package/2006/relationships"},
	{"xml", "http://www.w3.org/XML/1998/namespace"},
	{NULL, NULL},
};

const char *docx_val(const struct xml_element *element)
{
	return xml_value(element, "w:val");
}

bool docx_too_many(const char *where, struct error *error)
{
	return error_set(error, ERROR_REFUSED,
		_("%s: more styles, lists or links than any document has"), where);
}

bool docx_on(const struct xml_element *element)
{
	const char *value = docx_val(element);
	return !value || (strcmp(value, "0") != 0 && strcmp(value, "false") != 0 &&
				 strcmp(value, "off") != 0);
}

/* --- relations --- */

struct relations_walk {
	struct docx_relations *relations;
	const char *part;
	struct error *error;
};

/* Appends the name of a part that a target means, seen from the part: "../media/a.png". It
 * is a key for the package and nothing else. */
static char *resolve(const char *part, const char *target)
{
	struct str name = STR_INIT;
	const char *slash = strrchr(part, '/');
	if (target[0] != '/' && slash)
		str_append(&name, part, (size_t)(slash - part) + 1);
	while (target[0]) {
		const size_t length = strcspn(target, "/");
		if (length == 2 && !memcmp(target, "..", 2)) {
			str_truncate(&name, name.bytes ? name.bytes - 1 : 0);
			while (name.bytes && name.data[name.bytes - 1] != '/')
				str_truncate(&name, name.bytes - 1);
		} else if (length && !(length == 1 && target[0] == '.')) {
			str_append(&name, target, length);
			if (target[length])
				str_putc(&name, '/');
		}
		target += length + (target[length] != '\0');
	}
	return str_detach(&name);
}

static bool on_relation(void *context, const struct xml_element *element)
{
	struct relations_walk *walk = context;
	struct docx_relations *relations = walk->relations;
	const char *id = xml_value(element, "Id");
	const char *type = xml_value(element, "Type");
	const char *target = xml_value(element, "Target");
	const char *mode = xml_value(element, "TargetMode");
	if (!element->id || !id || !type || !target)
		return true;
	if (relations->count == DOCX_PARTS_MAX)
		return docx_too_many(walk->part, walk->error);
	const bool external = mode && !strcmp(mode, "External");
	relations->list = mem_grow(relations->list, relations->count,
		&relations->capacity, sizeof(*relations->list));
	const char *slash = strrchr(type, '/');
	relations->list[relations->count++] = (struct docx_relation){
		.id = mem_strdup(id),
		.type = mem_strdup(slash ? slash + 1 : type),
		.target = external ? mem_strdup(target) : resolve(walk->part, target),
		.external = external,
	};
	return true;
}

static int compare_relations(const void *left, const void *right)
{
	return strcmp(((const struct docx_relation *)left)->id,
		((const struct docx_relation *)right)->id);
}

static bool on_end(void *context, int id)
{
	(void)context;
	(void)id;
	return true;
}

static bool on_text(void *context, const char *text, size_t bytes)
{
	(void)context;
	(void)text;
	(void)bytes;
	return true;
}

bool docx_relations_read(struct docx_relations *relations, struct package *package,
	const char *part, struct error *error)
{
	static const struct xml_name names[] = {{"rel:Relationship", 1}};
	static const struct xml_handler handler = {
		docx_spaces, names, COUNT(names), on_relation, on_end, on_text};
	const char *slash = strrchr(part, '/');
	const size_t folder = slash ? (size_t)(slash - part) + 1 : 0;
	struct str name = STR_INIT, bytes = STR_INIT;
	str_printf(&name, "%.*s_rels/%s.rels", (int)folder, part, part + folder);
	struct relations_walk walk = {relations, part, error};
	*relations = (struct docx_relations){0};
	bool done = true;
	if (package_has(package, name.data))
		done = package_read(
			       package, name.data, PACKAGE_PART_BYTES, &bytes, error) &&
		       xml_read(bytes.data, bytes.bytes, &handler, &walk, name.data,
			       error);
	if (relations->count)
		qsort(relations->list, relations->count, sizeof(*relations->list),
			compare_relations);
	str_release(&name);
	str_release(&bytes);
	return done;
}

void docx_relations_release(struct docx_relations *relations)
{
	for (size_t i = 0; i < relations->count; i++) {
		free(relations->list[i].id);
		free(relations->list[i].type);
		free(relations->list[i].target);
	}
	free(relations->list);
	*relations = (struct docx_relations){0};
}

const struct docx_relation *docx_relation(
	const struct docx_relations *relations, const char *id)
{
	const struct docx_relation key = {.id = (char *)id};
	return id && relations->count ? bsearch(&key, relations->list, relations->count,
						sizeof(key), compare_relations)
				      : NULL;
}

const struct docx_relation *docx_relation_of(
	const struct docx_relations *relations, const char *type, size_t at)
{
	for (size_t i = 0; i < relations->count; i++)
		if (!strcmp(relations->list[i].type, type) && !at--)
			return &relations->list[i];
	return NULL;
}

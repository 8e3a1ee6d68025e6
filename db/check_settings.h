/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What an office has made of the check: findings that it accepts, rules that it has set
 * to another severity, the list of its units. Rules are known here by their names alone.
 */
#ifndef DB_CHECK_SETTINGS_H
#define DB_CHECK_SETTINGS_H

#include "db/store.h"

/* A finding that somebody accepts. It holds while the basis is the same text. */
struct acceptance {
	int64_t card; /* number; 0: of the report itself */
	const char *rule;
	const char *path;
	int64_t start;     /* bytes, where in the text */
	const char *basis; /* what the finding rests on (check/finding.h) */
	const char *reason;
	const char *who; /* told by visits */
	int64_t at;
};

/* Accepts, writing over an earlier acceptance of the same; the reason is one (text/reason.h).
 * Both are recorded in the trail. */
bool store_accept(struct store *store, int64_t report,
	const struct acceptance *acceptance, const char *who, struct error *error);
bool store_unaccept(struct store *store, int64_t report,
	const struct acceptance *acceptance, const char *who, struct error *error);
typedef bool acceptance_visit(void *context, const struct acceptance *acceptance);
bool store_acceptances(struct store *store, int64_t report, acceptance_visit *visit,
	void *context, struct error *error);

/* The severity ("off", "warning", "error") that the office gave a rule; NULL takes it
 * back. */
bool store_set_rule(struct store *store, const char *rule, const char *severity,
	const char *who, struct error *error);
typedef bool rule_visit(void *context, const char *rule, const char *severity);
bool store_rules(
	struct store *store, rule_visit *visit, void *context, struct error *error);

/* The names of its units, in the office's order; units->present says whether the list was
 * confirmed. An empty list takes the confirmation back. */
bool store_units(struct store *store, struct string_list *units, struct error *error);
bool store_set_units(struct store *store, const struct string_list *units,
	const char *who, struct error *error);

#endif

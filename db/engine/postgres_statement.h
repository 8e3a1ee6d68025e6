/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in the table of PostgreSQL's driver of statements and columns (driver.h). */
#ifndef DB_ENGINE_POSTGRES_STATEMENT_H
#define DB_ENGINE_POSTGRES_STATEMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "db/engine/driver.h"

enum fault postgres_prepare(
	struct store *store, const char *text, struct statement **statement);
void postgres_finish(struct statement *statement);
void postgres_again(struct statement *statement);
void postgres_put_back(struct statement *statement);
enum fault postgres_bind_text(struct store *store, struct statement *statement,
	int parameter, const char *text, size_t bytes);
enum fault postgres_bind_integer(
	struct store *store, struct statement *statement, int parameter, int64_t value);
enum fault postgres_bind_real(
	struct store *store, struct statement *statement, int parameter, double value);
enum fault postgres_step(struct store *store, struct statement *statement, bool *row);
enum fault postgres_step_later(struct store *store, struct statement *statement);
void postgres_together(
	struct store *store, struct statement *const *statements, size_t count);
int64_t postgres_changed(struct store *store);
int postgres_columns(struct statement *statement);
enum value_type postgres_type(struct statement *statement, int column);
int64_t postgres_integer(struct statement *statement, int column);
double postgres_real(struct statement *statement, int column);
const char *postgres_text(struct statement *statement, int column, size_t *bytes);
const char *postgres_name(struct statement *statement, int column);
const char *postgres_table(struct statement *statement, int column);
const char *postgres_origin(struct statement *statement, int column);
const char *postgres_declared(struct statement *statement, int column);

#endif

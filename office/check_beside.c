/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/check_beside.h"

#include <stdlib.h>

#include "model/report.h"
#include "office/report_check.h"
#include "text/error.h"
#include "text/mem.h"

struct check_beside {
	struct beside beside; /* first */
	int64_t report;
	struct report head;
	bool has_head;
	struct report_check *check;
};

static bool read_check(struct beside *beside, struct store *store, struct error *error)
{
	struct check_beside *reading = (struct check_beside *)beside;
	reading->check = report_check_read(store, reading->report,
		reading->has_head ? &reading->head : NULL, true, error);
	return reading->check != NULL;
}

static void free_check(struct beside *beside)
{
	struct check_beside *reading = (struct check_beside *)beside;
	report_check_free(reading->check);
	report_release(&reading->head);
	error_release(&beside->error);
	free(reading);
}

struct beside *check_beside_new(int64_t report, struct report *head)
{
	struct check_beside *reading = mem_new(1, sizeof(*reading));
	reading->beside = (struct beside){.run = read_check,
		.free = free_check,
		.reads = true,
		.error = ERROR_INIT};
	reading->report = report;
	report_init(&reading->head);
	reading->has_head = head != NULL;
	if (!head)
		return &reading->beside;
	reading->head = *head;
	report_init(head);
	return &reading->beside;
}

struct report_check *check_beside_take(struct beside *beside, struct error *error)
{
	struct check_beside *reading = (struct check_beside *)beside;
	struct report_check *check = reading->check;
	reading->check = NULL;
	if (!check)
		error_pass(error, &beside->error);
	return check;
}

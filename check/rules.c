/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "check/rules.h"

#include <string.h>

extern const struct rule rule_agency_name;
extern const struct rule rule_district;
extern const struct rule rule_copied_text;
extern const struct rule rule_person_name;
extern const struct rule rule_required;
extern const struct rule rule_year;
extern const struct rule rule_period;
extern const struct rule rule_mixed_digits;
extern const struct rule rule_digit_style;
extern const struct rule rule_bad_cell;
extern const struct rule rule_doubled_word;
extern const struct rule rule_same_bullet;
extern const struct rule rule_list_number;
extern const struct rule rule_placeholder;
extern const struct rule rule_result_missing;
extern const struct rule rule_ita_level;
extern const struct rule rule_score_link;
extern const struct rule rule_spelling;
extern const struct rule rule_agency_vocabulary;
extern const struct rule rule_owner_name;
extern const struct rule rule_url;
extern const struct rule rule_evidence;
extern const struct rule rule_split_group;
extern const struct rule rule_terms;
extern const struct rule rule_typography;
extern const struct rule rule_components;
extern const struct rule rule_signatory;
extern const struct rule rule_ita_text;
extern const struct rule rule_sums;
extern const struct rule rule_shares;
extern const struct rule rule_card_count;
extern const struct rule rule_figure_differs;
extern const struct rule rule_dates;
extern const struct rule rule_round;
extern const struct rule rule_memo_order;
extern const struct rule rule_pasted_result;
extern const struct rule rule_plan_as_result;
extern const struct rule rule_same_measure;
extern const struct rule rule_memo_figure;

const struct rule *const rules[] = {
	&rule_agency_name,
	&rule_district,
	&rule_copied_text,
	&rule_required,
	&rule_year,
	&rule_period,
	&rule_mixed_digits,
	&rule_digit_style,
	&rule_bad_cell,
	&rule_doubled_word,
	&rule_same_bullet,
	&rule_list_number,
	&rule_placeholder,
	&rule_result_missing,
	&rule_ita_level,
	&rule_score_link,
	&rule_spelling,
	&rule_agency_vocabulary,
	&rule_owner_name,
	&rule_person_name,
	&rule_url,
	&rule_evidence,
	&rule_terms,
	&rule_typography,
	&rule_components,
	&rule_signatory,
	&rule_memo_figure,
	&rule_split_group,
	&rule_ita_text,
	&rule_sums,
	&rule_shares,
	&rule_card_count,
	&rule_figure_differs,
	&rule_dates,
	&rule_round,
	&rule_memo_order,
	&rule_pasted_result,
	&rule_plan_as_result,
	&rule_same_measure,
};

const size_t rules_count = sizeof(rules) / sizeof(rules[0]);

size_t rule_find(const char *name)
{
	size_t i = 0;
	while (i < rules_count && strcmp(rules[i]->name, name) != 0)
		i++;
	return i;
}

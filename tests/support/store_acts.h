/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The functions of a store that ask nothing: for the test that every other one is asked by who
 * may only read (tests/db/reading.c).
 */
#ifndef TESTS_SUPPORT_STORE_ACTS_H
#define TESTS_SUPPORT_STORE_ACTS_H

/* What changes something, as all do that set, or is no question at all. */
static const char *const store_acts[] = {"store_accept", "store_add_card",
	"store_answer_card", "store_begin", "store_carry", "store_carry_into",
	"store_close", "store_commit", "store_create", "store_draft_adopt",
	"store_draft_drop", "store_draft_put", "store_filling", "store_head_draft_adopt",
	"store_head_draft_drop", "store_head_draft_put", "store_forget_kept",
	"store_import", "store_import_cards", "store_import_result", "store_keep_found",
	"store_keep_text", "store_lean", "store_move_card", "store_open_telling",
	"store_patience", "store_put_person", "store_recover", "store_remove_card",
	"store_remove_report", "store_reopen_report", "store_reset_ita_question",
	"store_reset_passphrase", "store_destroy_card", "store_destroy_report",
	"store_restore_card", "store_restore", "store_restore_from_bin",
	"store_restore_report", "store_rollback", "store_save_card", "store_save_cards",
	"store_save_head", "store_send_back_report", "store_share", "store_sign_report",
	"store_submit_report", "store_take_bundle", "store_transfer",
	"store_transfer_undo", "store_trust_key", "store_unaccept", "store_end_deputy",
	"store_hand_over", "store_decide_cards",
	"store_unlock", /* counts wrong passphrases */
	"store_warning", "store_was_busy",
	"store_verify",       /* its look at the search index counts as a change */
	"store_verify_files", /* a part of it */
	"store_reader", "store_interrupt", "store_size", "store_move",
	"store_create_office", "store_add_office", "store_office_list",
	"store_send_drafts", "store_reach", "store_person", "store_is_there",
	"store_setting_taken", "store_watch", "store_watcher",
	/* Of what is done beside the caller; they ask no store. */
	"store_beside", "store_beside_done", "store_await_saved", "store_draft_put_new",
	"store_new_card"};

#endif

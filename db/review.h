/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What becomes of cards and reports: done, approved, returned, reopened; submitted,
 * signed, sealed. The one place where states change; who may do what is its table.
 *
 *	card:   draft → done (clerk) → approved (supervisor), or returned with a comment
 *	        (supervisor) → done again; approved → returned by reopening (supervisor)
 *	report: open → submitted (clerk or supervisor; every card done or approved), and
 *	        back; submitted → approved by the last signature (supervisor), or back to
 *	        open with a comment; approved → open by reopening (supervisor)
 *
 * A supervisor's acts take a signer (db/trust/people.h). Each is one transaction with its entry
 * in the trail, compare-and-set on the revision that was read.
 */
#ifndef DB_REVIEW_H
#define DB_REVIEW_H

#include "db/store.h"
#include "db/trust/people.h"

/* What a supervisor does with a card. */
enum card_act {
	CARD_ACT_APPROVE, /* done → approved */
	CARD_ACT_RETURN,  /* done → returned, with what is to be mended */
	CARD_ACT_REOPEN, /* approved → returned, with the reason; not in an approved report,
			   * which is reopened first */
};

enum { SHOWN_HEX = 64 };

/* A card that is decided on, as its reader saw it. */
struct card_decision {
	int64_t card;
	int64_t revision;          /* raised where it was done */
	char shown[SHOWN_HEX + 1]; /* the digest of what was shown: card_shown() */
	enum card_act act;
	const char
		*comment; /* a reason (text/reason.h); CARD_ACT_APPROVE: not looked at */
};

/* The digests of a card, of a report with its cards, that is shown to who decides on it. */
void card_shown(char shown[SHOWN_HEX + 1], const struct card *card);
void report_shown(char shown[SHOWN_HEX + 1], const struct report *report);

/* Carries out all of the decisions or none, each with its entry in the trail. SAVE_CONFLICT
 * where a card is of another revision, or, by whatever means, says something else than was
 * shown; ERROR_REFUSED where an act is not for its state, or says no reason. *at, where not
 * NULL, gets the index of the card that is in the way. */
enum save_outcome store_decide_cards(struct store *store, struct card_decision *decisions,
	size_t count, const struct signer *signer, size_t *at, struct error *error);

/* What was last said of a card when it was returned or reopened; false in *found where
 * nothing was, or it has been done since. Strings are owned: card_comment_release(). */
struct card_comment {
	char *who; /* display name, or login */
	char *text;
	int64_t at;
};
bool store_card_comment(struct store *store, int64_t card, struct card_comment *comment,
	bool *found, struct error *error);
void card_comment_release(struct card_comment *comment);

/* How a card came back last, and what became of it since: for who approves it now. */
struct card_returned {
	bool reopened; /* it was approved before; else it was sent back */
	char *who;     /* display name, or login */
	char *text;    /* what was to be mended */
	int64_t at;
	bool done;          /* it has been done since */
	char *done_by;      /* then; likewise */
	char *answer;       /* what was said to it; "" where nothing was */
	struct card before; /* as it was then */
};
/* *found: false where it never came back, or was approved since; *returned is then
 * untouched. */
bool store_card_returned(struct store *store, int64_t card,
	struct card_returned *returned, bool *found, struct error *error);
void card_returned_release(struct card_returned *returned);

/* --- a report; *revision as in db/head.h --- */

/*
 * `shown` in a supervisor's acts is the report as its reader saw it, with its cards: where
 * the file has something else by now (states are not looked at), by whatever means, that is
 * SAVE_CONFLICT, and nothing is signed.
 */

/* open → submitted. ERROR_REFUSED, with which, where a card is not done or approved. */
enum save_outcome store_submit_report(struct store *store, int64_t report,
	int64_t *revision, const char *who, struct error *error);

/* submitted → open: taken back by a clerk (signer and shown NULL), or sent back by a supervisor
 * with a comment. Opinions and dates that signatories gave are emptied. */
enum save_outcome store_send_back_report(struct store *store, int64_t report,
	int64_t *revision, const struct report *shown, const char *who,
	const struct signer *signer, const char *comment, struct error *error);

/*
 * Who signs next: memo.signatures in their order. Those that name a person of this office
 * file (model/signatory.h) are given here, one after another; those on paper are passed
 * over. The act fills that one's opinion and date and, being the last that is given here,
 * seals: all cards that are done become approved with it. Where all are on paper, or there
 * is no list, one act of any supervisor does so. A deputy (db/trust/deputies.h) signs in
 * that person's place, and the paper says so.
 *
 * Where of one that is still to be given it is not said whose it is, or its person was
 * renamed, removed, or is no supervisor any more, nobody signs: its turn never passes to
 * the next.
 */
struct sign_turn {
	size_t index; /* in memo.signatures; SIZE_MAX: no signatory is here */
	char *name;   /* of who signs next; owned; NULL: any supervisor, or nobody */
	bool last;    /* the act seals */
	bool on_paper; /* whoever stands last on the list signs on the paper: what is sealed
			* is not approved by that act */
	bool mine;     /* it is the turn of `who` */
	bool deputy;   /* in the place of name */
	size_t blocked; /* the signature that is in the way; SIZE_MAX: none is */
	char *why;      /* and what is to be said of it; owned; NULL: none is */
};
bool store_sign_turn(struct store *store, int64_t report, const char *who,
	struct sign_turn *turn, struct error *error);
void sign_turn_release(struct sign_turn *turn);

/* ERROR_REFUSED where it is another's turn or the report is not submitted, and where the act
 * would seal a report of which verify has something to say (store_verify_report()). date: as the
 * memo prints it, e.g. ๒๐ พฤศจิกายน ๒๕๖๙. */
enum save_outcome store_sign_report(struct store *store, int64_t report,
	int64_t *revision, const struct report *shown, const char *opinion,
	const char *date, const struct signer *signer, struct error *error);

/* approved → open, with the reason; the seal is taken off (the trail keeps it), opinions
 * and dates are emptied. Of its cards those of the list become returned, with the same
 * reason, each with an entry of its own; the others stay approved. ERROR_REFUSED where one
 * of the list is not of the report. */
enum save_outcome store_reopen_report(struct store *store, int64_t report,
	int64_t *revision, const struct report *shown, const int64_t *cards, size_t count,
	const char *comment, const struct signer *signer, struct error *error);

#endif

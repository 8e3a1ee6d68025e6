/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The full-screen program: one terminal, one office file, one person, a stack of screens.
 */
#ifndef TUI_APP_APP_H
#define TUI_APP_APP_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

#include "db/beside.h"
#include "db/store.h"
#include "office/print_setup.h"
#include "office/settings.h"
#include "text/breaks.h"
#include "text/error.h"
#include "text/number.h"
#include "text/str.h"
#include "text/wrap.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/app/session.h"
#include "tui/buffer/typing.h"
#include "tui/terminal/terminal.h"
#include "tui/undoing/undoing.h"
#include "tui/widget/action.h"

/* What stands over the screen on top: nothing, a question, one into which one types. */
enum app_over { OVER_NOTHING, OVER_QUESTION, OVER_FIELD };

struct office_phrases;
struct rescued;
struct reviewing;
struct waiting;

/* What came of what was done beside the loop: borrowed, but that what is taken out of it is left
 * empty. */
typedef void beside_told(void *context, struct beside *beside);
typedef void added_told(void *context, const struct card_entry *added);

/* What is opened once this office file is left (EFFECT_QUIT): nothing, the person's own, the
 * example (office/example.h); or one of these with the example thrown away first. */
enum app_next {
	NEXT_NONE,
	NEXT_OWN,
	NEXT_EXAMPLE,
	NEXT_OWN_ALONE,
	NEXT_EXAMPLE_ANEW,
};

enum { APP_SCREENS = 12 };

struct app {
	struct terminal *terminal;
	struct store
		*store;     /* NULL: the file is not made yet (only on the first start) */
	const char *office; /* path of the office file */
	const char *who;    /* login name; of a server the person that this is to it */
	const char *login;  /* on this machine */
	bool example;       /* that file is the example office */
	enum app_next next;
	char *person;               /* who that is to a server; NULL: there is none */
	char session[SESSION_NAME]; /* names this run, for drafts */
	struct settings settings;
	bool language_named; /* on the command line: settings do not change it */
	struct str clipboard;
	struct str message; /* the message line, until the next key */
	enum style message_style;
	struct undoing undoing; /* what the list of measures can take back */
	int64_t card_left; /* the card that was open last, till its list was read; 0: none */
	int64_t changes; /* store_changes(), when a screen that follows was read last */
	time_t saved;    /* when a screen last wrote to the office file; 0: not yet */
	const void *
		saved_by; /* that screen's state, never looked into; NULL: it is closed */
	struct screen screens[APP_SCREENS];
	int depth;               /* the top is screens[depth - 1] */
	struct breaker *breaker; /* NULL until first needed: app_breaker() */
	struct wrapper *wrapper; /* likewise */
	int64_t unkept;          /* when the first key came since all was kept, in
				  * milliseconds of the monotonic clock; 0: none did */
	/* While what is typed is kept: no key came just now; none came for so long that
	 * what takes its time can be done; and whether one came since the last such rest.
	 */
	bool paused, rested, unrested;
	bool ending; /* the terminal is gone or a signal came */
	struct typing_now
		typing; /* the own keyboard; its layout is that of the settings */
	struct abbreviations abbreviations; /* of the office, for typing */
	int64_t abbreviations_at;           /* store_changes(), when they were read */
	enum app_over over;
	/* Of an office on a server: whether that is there, and what it has not yet. */
	bool sends;
	struct store_reach reach;
	bool following; /* the loop waits, and no dialog */
	/* One came back to the screen on top while something was being saved: it is read when
	 * that is through. */
	bool behind;
	struct waiting *waiting; /* for what is done beside the loop (saving.c) */
	added_told *adding;      /* a new card likewise; NULL: none */
	void *adding_context;
	bool leaving; /* the key that leaves was pressed over a question that is not seen */
	/* While what is typed cannot be saved (rescue.h): it is being asked what to do; when
	 * that was answered last (seconds of the monotonic clock; 0: never); office files
	 * taken instead of the first. */
	bool asking;
	int64_t asked;
	struct rescued *rescued;
	struct office_phrases *phrases; /* suggesting.h; NULL: nobody typed yet */
	int64_t phrases_changes;     /* store_changes() when they were looked for last */
	struct reviewing *reviewing; /* reviewing.h; NULL: nothing was read yet */
	/* Takes the terminal anew when lines, theme or ำ change; NULL: it stays (tests). */
	struct terminal *(*take)(
		const struct terminal_options *options, struct error *error);
	/* Opens the first screens; called once. */
	bool (*begin)(struct app *app, struct error *error);
	void (*opened)(struct app *app); /* called after the first paint; may be NULL */
	/* Tells what came to be known, if something did; called whenever nobody is typing
	 * and no question stands. May be NULL. */
	void (*notice)(struct app *app);
	enum terminal_fault told; /* what was told of the terminal */
	/* Called before the program is left, while its screens are open; may be NULL. */
	void (*left)(const struct app *app);
	/* Every screen that can be opened; NULL at the end. */
	const struct screen_class *const *classes;
	/* What works on every screen, in this order on the key bar. */
	const struct action *actions;
	size_t actions_count;
};

/* Runs the program on app->terminal until it is left, with what the caller has filled
 * in: terminal, store, office, who, session, settings, begin, classes, actions. What is typed is
 * kept when this returns. False and the error where begin() failed, or where the office
 * file could not keep what was typed (the error then says where it is instead). */
bool app_run(struct app *app, struct error *error);

/* Gives back what app_run() made and what is in app but the terminal and the store. */
void app_release(struct app *app);

/* --- for screens --- */

/* Puts a screen on top; takes its state. False (and the state is closed) if too deep. */
bool app_push(struct app *app, const struct screen_class *class, void *state);

/* Opens a screen about something. False: it is not open; the error is set, or where it
 * says nothing the message line says why. */
bool app_open(struct app *app, enum screen_id id, const struct topic *topic,
	struct error *error);
/* The same for an action: the message line tells the error. */
enum effect app_show(struct app *app, enum screen_id id, const struct topic *topic);

/* Reads the screen on top anew; where it cannot be, the message line says why. */
void app_reload(struct app *app);

/* Opens a screen over which another is to open at once: what it shows is read when that one
 * has gone. Whoever opens so calls app_uncover() at last, in case none did. */
bool app_open_behind(struct app *app, enum screen_id id, const struct topic *topic,
	struct error *error);
/* Reads the screen on top, if that is still to be done. One that cannot be read closes, and
 * the message line says why; false: it is the only one. */
bool app_uncover(struct app *app, struct error *error);

/* Appends the name of the key that is shown first for an action of which these are keys (0
 * ends). */
void app_key_append(const struct app *app, struct str *out, const keystroke *keys);

/* Whether that screen is on top. */
bool app_is_on(const struct app *app, enum screen_id id);

/* Something came that is looked at when the keys rest: so they do, once more. */
void app_rest_again(struct app *app);

/* While what is typed is kept: whether the keys pause, and the screen is the one on top, so
 * that it may do in steps what takes its time, until a key comes; of an office on a server,
 * that it is there to be asked. */
bool app_pauses_on(const struct app *app, const struct screen *screen);

/* Shows a line in the message line until the next key. */
void app_message(struct app *app, enum style style, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* Shows an error there and releases it. Where it says nothing the line stays as it is: who
 * left it so has said why there. */
void app_error(struct app *app, struct error *error);

/* What a field says of an event that it took (field_event() and its like); NULL: nothing.
 * Where it copied, the terminal's clipboard gets it too. */
void app_tell_typed(struct app *app, const char *message);

/* Copies a text, in here and to the terminal's clipboard, and says how much it is. */
void app_copy(struct app *app, const char *text, size_t bytes);

/* Forgets what was typed before now and nobody has taken: it was not meant for what opens
 * now. Not where somebody types text: there nothing is lost. */
void app_drop_typed(struct app *app);

/* To be called by a screen that has just written what was typed to the office file: the
 * message line shows the time, if the file is where it is looked for. */
void app_saved(struct app *app);

/*
 * Beside the loop, of an office on a server (app->sends): has something done (db/beside.h), which
 * is taken over; or waits for the number of the new card of which a draft was put
 * (store_draft_put_new()). Whoever waits is told when the loop comes by, or the next asks; or is
 * forgotten. Before a screen opens all that is saved is awaited, so that what is read is that.
 */
void app_beside(struct app *app, struct beside *beside, beside_told *told, void *context);
void app_add_beside(struct app *app, added_told *told, void *context);
void app_forget_beside(struct app *app, const void *context);
bool app_is_saving(const struct app *app);
/* Whether anything is done beside, be it that something is read. */
bool app_is_waiting(const struct app *app);
/* Tells what is through by now; whether anything was. */
bool app_look_beside(struct app *app);
void app_await_saved(struct app *app);

/* Says what became of a wish to save: it was written (to the file where it is looked for),
 * or there was nothing to write. */
void app_say_saved(struct app *app, bool written);

/* In which digits the screen shows numbers: as all messages (text/language.h). */
enum digits app_digits(const struct app *app);

/* The dictionary, loaded on the first call (3-4 ms). */
struct breaker *app_breaker(struct app *app);
struct wrapper *app_wrapper(struct app *app);

/* Draws everything: title line, screen, message line, key bar. */
void app_paint(struct app *app);

/* Shows what was painted and waits for the next event; a pause without one after a key is
 * EVENT_NONE. Keeps what was typed when it is time to. EVENT_END sets app->ending.
 * For the loop, and for dialogs that run inside it. */
void app_wait(struct app *app, struct event *event);

/* Gives one event to the top screen, then to the actions, and does what has to happen:
 * the rest of the loop's body. */
void app_event(struct app *app, const struct event *event);

/* Does an action of a screen that is on top, or says why it cannot be done now: what its key
 * does where no widget has it first. For who then gives the effect on. */
enum effect app_perform(
	struct app *app, struct screen *screen, const struct action *action);

/* To be called whenever app->store has been opened: what is held of an office file that was
 * open before is forgotten, and once screens are open what is typed with is read (before, the
 * first screen does not wait for it). */
void app_opened_store(struct app *app);

/* Reads the office's abbreviations, which whoever types types with: others may have changed
 * them. Where the file cannot be read they stay as they were. */
void app_read_abbreviations(struct app *app);

/* Keeps what is typed on all screens now. */
void app_keep(struct app *app);

/* What settings mean for the terminal. */
struct terminal_options app_terminal_options(const struct settings *settings);

/* Lines, theme or ำ are others in the settings: takes the terminal anew. */
void app_retake(struct app *app);

#endif

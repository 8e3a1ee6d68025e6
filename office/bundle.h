/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bundles: reports with their evidence files, their trail and their seals in one file, for
 * offices without a line to the server (doc/bundle.md). A bundle is a zip archive; its manifest
 * names each of its parts with its SHA-256, and is what is signed.
 */
#ifndef OFFICE_BUNDLE_H
#define OFFICE_BUNDLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "db/bundle.h"
#include "db/store.h"
#include "db/trust/keys.h"
#include "db/trust/people.h"
#include "model/lists.h"
#include "print/outlet.h"
#include "text/error.h"
#include "text/str.h"

/* What export --format calls it. */
#define BUNDLE_NAME   "bundle"
#define BUNDLE_TYPE   "application/vnd.mattrakan.bundle+zip"
#define BUNDLE_FORMAT "mattrakan.bundle"

/* The parts. Those of a report end in its UUID and .json. */
#define BUNDLE_MANIFEST  "manifest.json"
#define BUNDLE_SIGNATURE "signature.json"
#define BUNDLE_REPORTS   "reports/"
#define BUNDLE_PASTS     "pasts/"
#define BUNDLE_TRAILS    "trails/"
/* And KEPT_FILES (model/kept_file.h). */

enum {
	BUNDLE_VERSION = 1,
	BUNDLE_REPORTS_MAX = 100,
	BUNDLE_PARTS_MAX = 5000,
	BUNDLE_PART_BYTES = 64 << 20, /* of one, unpacked */
	BUNDLE_BYTES = 240 << 20,     /* of all, unpacked */
	BUNDLE_MANIFEST_BYTES = 4 << 20,
};

/* The last moment that a bundle may tell of, and the largest number of an entry. */
#define BUNDLE_TIME_MAX 1000000000000L

/* By which people compare two bundles, as the marks of seals: 3F2A-91BC-07DE-55A0 of the hash
 * of the manifest. */
enum { BUNDLE_MARK_BYTES = 20 };
void bundle_mark(char mark[BUNDLE_MARK_BYTES], const char *hash);

/* --- making one --- */

struct bundle_request {
	struct store *store;
	const char *office;     /* its path or address, where evidence is kept */
	const int64_t *reports; /* numbers */
	size_t count;
	const char *who;             /* login */
	const struct signer *signer; /* NULL: nobody signs it */
};

struct bundle_made {
	char mark[BUNDLE_MARK_BYTES];
	size_t files;               /* of evidence, in it */
	struct string_list missing; /* named by evidence, and not there or not what they
				     * were: files/HASH.jpg */
};
void bundle_made_release(struct bundle_made *made);

/* Writes it, which the caller finishes or gives up. ERROR_REFUSED where it would be larger
 * than what is read, or the trail is not what was written. */
bool bundle_write(const struct bundle_request *request, struct outlet *outlet,
	struct bundle_made *made, struct error *error);

/* --- reading one --- */

struct bundle {
	char hash[HASH_HEX + 1]; /* of the manifest */
	char mark[BUNDLE_MARK_BYTES];
	int64_t made; /* seconds since 1970 */
	bool is_signed;
	char key[KEY_HEX + 1];   /* of who signed it; "" for nobody */
	char *name, *post, *who; /* of who signed it, as the bundle says; who: made it */
	struct bundled_report *reports;
	size_t count;
	struct string_list missing; /* files that were missing where it was made */
	struct str folder; /* where its evidence lies meanwhile; "": it has none */
	struct str files;  /* an office file beside which it does; likewise */
};

/* Whether bytes, or a plain file, begin as a bundle does, whatever it is called. */
bool bundle_is(const char *bytes, size_t count);
bool bundle_is_file(const char *path);

/* Reads and judges all of it: each part is what the manifest says and nothing else is in it,
 * and where it is signed the signature is of the key that it names; whose that is is not
 * asked. ERROR_REFUSED, and nothing is left, else. Released in any case. */
bool bundle_read(struct bundle *bundle, const char *path, const struct str *bytes,
	struct error *error);
void bundle_release(struct bundle *bundle);

#endif

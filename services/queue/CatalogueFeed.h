// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/Catalogue.h"
#include "services/journal/Feed.h"

namespace onewindow::queue {

// The city's catalogue on its way from the centre to the halls and on to the terminals: its items
// as things of a stream, kinds "theme", "matter", "department" and "agreement" (see FeedKinds.h).

/// Whether a change of `kind` is one of the catalogue.
bool isOfCatalogue(const QString& kind);

/// Tells when a change of the catalogue is there as a whole: it comes in pages, and half a
/// catalogue is none.
class CatalogueArrival
{
public:
    /// Whether `page`, the next one of the city's stream, is the last of a change of the catalogue.
    bool isWhole(const journal::FeedPage& page);

private:
    bool m_isUnderWay = false;
};

/// Puts `catalogue` into a stream, for everybody; what was there and is not in it leaves the
/// stream, and so do matters that are paused or cancelled.
Result<void> publishCatalogue(storage::Database& database, journal::Feed& stream,
                              const catalog::Catalogue& catalogue);

/// The catalogue as `city` holds it, in display order. Things that are no item of this version are
/// left out.
Result<catalog::Catalogue> readCatalogue(storage::Database& database,
                                         const journal::FeedThings& city);

} // namespace onewindow::queue

// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/FormFilling.h"

#include <QList>
#include <QString>

namespace onewindow::ui {

/// Where somebody stands in a filing; a page shows each.
struct FilingPlace
{
    enum class Kind {
        Consent,
        Declined, ///< No consent: what else can be done.
        Due,      ///< One that was filed today and is not paid: pay it, or begin another.
        Draft,    ///< An earlier one: go on with it, or begin anew.
        Opening,  ///< The departments are asked.
        Fetching, ///< The owner of a case filed before is asked what its result is made of.
        Known,    ///< What is known already of a section and cannot be changed.
        Question, ///< One field.
        Province, ///< Of a field that names a region: its first half.
        Entries,  ///< A group: what it has.
        Commitment,
        Photo, ///< A material under the document camera.
        Materials,
        Fee, ///< What it costs, before it is filed.
        Summary,
        Signature,
        ButtonSignature, ///< A button in place of a name written by hand.
        Submitting,
        Paying, ///< The fee of what is filed.
        Unpaid, ///< It was not paid: once more, or later.
        Printing,
        Paper, ///< Of a result on A4, see ResultPrinting.
        Filed,
        Failed,
        Leaving, ///< Home was asked for: what becomes of what was filled in.
    };

    Kind kind = Kind::Consent;
    int section = -1;  ///< cases::SectionView::index, of what belongs to one.
    QString path = {}; ///< Of the field; of a material kPhotoKey and its id.

    friend bool operator==(const FilingPlace&, const FilingPlace&) = default;
};

/// The part of a place's path before the id of a material that is photographed.
inline constexpr QLatin1String kPhotoKey("photo/");

/// The pages of the form as it is filled in now, in order: for each section what is known already,
/// then question by question. The fields of a group's entries are not among them.
QList<FilingPlace> formPlaces(const cases::FormFilling& filling);

/// The questions of one entry of a group.
QList<FilingPlace> entryPlaces(const cases::FormFilling& filling, const QString& group, int index);

/// Which entry of which group a path like "contacts/0/contact_name" lies in; index -1 for none.
struct EntryOf
{
    QString group;
    int index = -1;
};

EntryOf entryOf(const QString& path);

} // namespace onewindow::ui

// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/filing/FilingSteps.h"

#include <QStringList>

#include <algorithm>

namespace onewindow::ui {

using catalog::FieldType;
using Kind = FilingPlace::Kind;

namespace {

void addQuestions(QList<FilingPlace>& places, const QList<cases::FieldView>& fields, int section)
{
    for (const cases::FieldView& view : fields) {
        if (view.field->type == FieldType::Group) {
            places.append({Kind::Entries, section, view.path});
            continue;
        }
        if (view.isReadOnly) {
            continue;
        }
        if (view.field->type == FieldType::Region) {
            places.append({Kind::Province, section, view.path});
        }
        places.append({Kind::Question, section, view.path});
    }
}

} // namespace

QList<FilingPlace> formPlaces(const cases::FormFilling& filling)
{
    QList<FilingPlace> places;
    const QList<cases::SectionView> sections = filling.sections();
    for (const cases::SectionView& section : sections) {
        const bool hasKnown =
            std::any_of(section.fields.cbegin(), section.fields.cend(),
                        [](const cases::FieldView& view) { return view.isReadOnly; });
        if (hasKnown) {
            places.append({Kind::Known, section.index, {}});
        }
        addQuestions(places, section.fields, section.index);
    }
    return places;
}

QList<FilingPlace> entryPlaces(const cases::FormFilling& filling, const QString& group, int index)
{
    QList<FilingPlace> places;
    const QList<cases::SectionView> sections = filling.sections();
    for (const cases::SectionView& section : sections) {
        for (const cases::FieldView& view : section.fields) {
            if (view.path == group && index >= 0 && index < view.entries.size()) {
                addQuestions(places, view.entries.at(index), section.index);
            }
        }
    }
    return places;
}

EntryOf entryOf(const QString& path)
{
    const QStringList parts = path.split(u'/');
    return parts.size() == 3 ? EntryOf{parts.at(0), parts.at(1).toInt()} : EntryOf{};
}

} // namespace onewindow::ui

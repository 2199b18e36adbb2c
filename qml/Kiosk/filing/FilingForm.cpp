// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// FilingViewModel while the form is filled in.

#include "qml/Kiosk/filing/FilingTexts.h"
#include "qml/Kiosk/filing/FilingViewModel.h"
#include "qml/Texts/FieldTexts.h"

#include <algorithm>

namespace onewindow::ui {

using Kind = FilingPlace::Kind;
using catalog::FieldType;

std::optional<cases::FieldView> FilingViewModel::field() const
{
    return m_filling ? m_filling->field(m_place.path) : std::nullopt;
}

/// What was changed in the page goes into the form, right or wrong.
void FilingViewModel::takeInput()
{
    const bool isAsking = m_place.kind == Kind::Question || m_place.kind == Kind::Province;
    if (isAsking && m_filling && m_input.isEdited() &&
        m_filling->set(m_place.path, m_input.value())) {
        m_isTouched = true;
    }
}

void FilingViewModel::answer()
{
    // Also a day that nobody has changed: it stands there to be confirmed.
    m_isTouched = m_filling->set(m_place.path, m_input.value()) || m_isTouched;
    const QList<cases::FieldComplaint> found = m_filling->check(m_place.path);
    if (!found.isEmpty()) {
        m_complaint = complaintText(found.constFirst().complaint, language());
        Q_EMIT changed();
        return;
    }
    saveDraft(); // The power may go at any time.
    showNext();
}

void FilingViewModel::skip()
{
    const std::optional<cases::FieldView> view = field();
    if (!view || view->field->isRequired) {
        return;
    }
    m_filling->set(m_place.path, QJsonValue::Null);
    saveDraft();
    if (m_place.kind == Kind::Province) {
        m_place.kind = Kind::Question; // Its second half goes with it.
    }
    showNext();
}

/// A wrong entry is shown where it is wrong.
void FilingViewModel::checkEntries()
{
    const QList<cases::FieldComplaint> found = m_filling->check(m_place.path);
    if (found.isEmpty()) {
        showNext();
        return;
    }
    const cases::FieldComplaint& first = found.constFirst();
    if (entryOf(first.path).index >= 0) {
        const bool isRegion = m_filling->field(first.path)->field->type == FieldType::Region;
        show({.kind = isRegion ? Kind::Province : Kind::Question,
              .section = m_place.section,
              .path = first.path});
    }
    m_complaint = complaintText(first.complaint, language());
    Q_EMIT changed();
}

bool FilingViewModel::canAddEntry() const
{
    return m_place.kind == Kind::Entries && field() && field()->canAdd;
}

void FilingViewModel::addEntry()
{
    if (!canAddEntry() || !m_filling->addEntry(m_place.path)) {
        return;
    }
    m_isTouched = true;
    const auto last = static_cast<int>(field()->entries.size()) - 1;
    const QList<FilingPlace> within = entryPlaces(*m_filling, m_place.path, last);
    if (!within.isEmpty()) {
        show(within.constFirst());
    }
}

void FilingViewModel::removeEntry()
{
    const EntryOf entry = entryOf(m_place.path);
    if (entry.index >= 0 && m_filling->removeEntry(entry.group, entry.index)) {
        m_isTouched = true;
        saveDraft();
        show(entriesOf(entry));
    }
}

void FilingViewModel::change(const QString& key)
{
    if (m_isWorking || !m_filling) {
        return;
    }
    if (m_place.kind == Kind::Entries) {
        const QList<FilingPlace> within = entryPlaces(*m_filling, m_place.path, key.toInt());
        if (!within.isEmpty()) {
            show(within.constFirst());
        }
        return;
    }
    const QList<FilingPlace> all = places();
    const auto wanted = std::find_if(all.cbegin(), all.cend(), [&](const FilingPlace& place) {
        return place.kind == Kind::Known ? kKnownKey + QString::number(place.section) == key
                                         : place.path == key;
    });
    if (m_place.kind == Kind::Summary && wanted != all.cend()) {
        m_isChanging = true;
        show(*wanted);
    }
}

} // namespace onewindow::ui

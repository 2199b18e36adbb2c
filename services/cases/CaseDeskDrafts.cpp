// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of CaseDesk for filings that were interrupted: kept with the hall, and for the whole
// city with the centre. Each has its own copy under its own key, and the newest is gone on with.

#include "services/cases/CaseDesk.h"
#include "services/cases/OwnedApplicant.h"
#include "services/core/Ids.h"

#include <utility>

namespace onewindow::cases {

using namespace Qt::StringLiterals;

void CaseDesk::makeCityDrafts(const DraftWays& ways)
{
    auto keys = std::make_unique<CityDraftKeys>();
    m_cityKeys = keys.get();
    m_cityDrafts = std::make_unique<DraftDesk>(
        m_writer, m_journal,
        DraftDesk::Settings{
            .partition = DraftBook::kCity,
            .keys = std::move(keys),
            .source = ways.city,
            .prepare =
                [this, source = ways.keys](const Applicant& person, std::function<void()> done) {
                    askForCityKey(*source, person.idNumber, std::move(done));
                }},
        this);
    // What has ended at the one is to end at the other.
    connect(&m_drafts, &DraftDesk::ended, m_cityDrafts.get(),
            [this](const QList<QByteArray>& cases) {
                for (const QByteArray& caseId : cases) {
                    m_cityDrafts->giveUp(caseId, {});
                }
            });
    connect(m_cityDrafts.get(), &DraftDesk::ended, &m_drafts,
            [this](const QList<QByteArray>& cases) {
                for (const QByteArray& caseId : cases) {
                    m_drafts.giveUp(caseId, {});
                }
            });
}

void CaseDesk::askForCityKey(DraftKeySource& source, const QString& idNumber,
                             std::function<void()> done)
{
    const auto owner = std::make_shared<const Secret>(idNumber.toUtf8());
    source.draftKey(idNumber, [this, owner, ask = ++m_cityKeyAsk,
                               done = std::move(done)](Result<CityDraftKey> key) {
        // Somebody else may stand there by now.
        if (key && ask == m_cityKeyAsk) {
            m_cityKeys->take(QString::fromUtf8(owner->view()), std::move(key).value());
            m_hasCityKey = true;
        }
        done();
    });
}

Result<void> CaseDesk::startDrafts()
{
    const auto ended = m_drafts.start();
    if (!ended || !m_cityDrafts) {
        return ended ? Result<void>() : ended.error();
    }
    if (const auto started = m_cityDrafts->start(); !started) {
        return started.error();
    }
    for (const QByteArray& caseId : ended.value()) {
        m_cityDrafts->giveUp(caseId, {});
    }
    return {};
}

void CaseDesk::saveDraft(const Applicant& applicant, CaseDraft draft, DoneCallback callback)
{
    if (applicant.isTyped) {
        QMetaObject::invokeMethod(
            this,
            [callback] {
                callback(Error{ErrorCode::NotPermitted, u"no card was read"_s});
            },
            Qt::QueuedConnection);
        return;
    }
    if (m_cityDrafts) {
        m_cityDrafts->save(applicant, draft, {});
    }
    m_drafts.save(applicant, std::move(draft), std::move(callback));
}

void CaseDesk::fetchDrafts(const Applicant& applicant)
{
    m_drafts.fetch(applicant);
    if (m_cityDrafts) {
        ++m_cityKeyAsk;
        m_hasCityKey = false;
        m_cityKeys->clear();
        m_cityDrafts->fetch(applicant);
    }
}

void CaseDesk::findDraft(const Applicant& applicant, const QString& matter, DraftCallback callback)
{
    if (!m_cityDrafts) {
        m_drafts.find(applicant, matter, std::move(callback));
        return;
    }
    // What has ended elsewhere is heard of with the city's, and must not be found here.
    const auto owner = std::make_shared<OwnedApplicant>(applicant);
    m_cityDrafts->find(
        applicant, matter,
        [this, owner, matter, callback = std::move(callback)](const FoundDraft& city) {
            m_drafts.find(*owner->person, matter,
                          [this, owner, city, callback](const FoundDraft& here) {
                              chooseDraft(*owner->person, here, city, callback);
                          });
        });
}

/// One of another hall goes on here as a case of its own: the one begun there is over, so that
/// nobody files it as well.
void CaseDesk::chooseDraft(const Applicant& applicant, const FoundDraft& here,
                           const FoundDraft& city, const DraftCallback& callback)
{
    if (!city || !city.value()) {
        callback(here);
        return;
    }
    const CaseDraft& elsewhere = *city.value();
    const bool isHere = here && here.value();
    if (isHere && (here.value()->caseId == elsewhere.caseId ||
                   here.value()->savedAtMs >= elsewhere.savedAtMs)) {
        if (here.value()->caseId != elsewhere.caseId) {
            m_cityDrafts->giveUp(elsewhere.caseId, {});
        }
        callback(here);
        return;
    }
    CaseDraft taken = elsewhere;
    taken.caseId = makeUuidV7(m_journal.clock().now().wallMs);
    if (isHere) {
        dropDraft(here.value()->caseId, {});
    }
    saveDraft(applicant, taken,
              [this, taken, former = elsewhere.caseId, callback](const Result<void>& saved) {
                  if (saved) {
                      dropDraft(former, {});
                  }
                  callback(saved ? FoundDraft(std::optional(taken)) : FoundDraft(saved.error()));
              });
}

void CaseDesk::dropDraft(const QByteArray& caseId, DoneCallback callback)
{
    if (m_cityDrafts) {
        m_cityDrafts->giveUp(caseId, {});
    }
    m_drafts.giveUp(caseId, std::move(callback));
}

bool CaseDesk::areDraftsOfTheCity() const
{
    return m_cityDrafts != nullptr && m_hasCityKey;
}

} // namespace onewindow::cases

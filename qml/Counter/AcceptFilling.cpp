// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A case while it is filled in: what departments and terminals have said of it, pages, signature,
// and whether it can be accepted.

#include "qml/Counter/AcceptViewModel.h"
#include "qml/Counter/CounterTexts.h"
#include "services/cases/Signature.h"
#include "services/queue/FeedKinds.h"

#include <QJsonArray>

#include <utility>

namespace onewindow::ui {

namespace feed = queue::feed;
using queue::textOf;

void AcceptViewModel::begin(bool hasAgreed)
{
    if (!m_matter || m_step != Step::Choosing || m_commands.isBusy() ||
        m_commands.isSamePress("accept-open")) {
        return;
    }
    QJsonObject body = personBody();
    body.insert(QStringLiteral("matter"), m_matter->id);
    if (hasAgreed && m_matter->terminal.consent) {
        body.insert(QStringLiteral("consent"), m_matter->terminal.consent->version);
    }
    if (m_draft) {
        body.insert(QStringLiteral("draft"), m_draft->id);
        if (m_draft->isOfCity) {
            body.insert(QStringLiteral("city"), true);
        }
    }
    m_step = Step::Opening;
    m_ticket = m_hand().ticket;
    setNotice({});
    m_commands.post(QStringLiteral("/v1/counter-forms"), body,
                    [this, turn = m_turn](const Result<QJsonObject>& answer) {
                        if (!answer && answer.error().code == ErrorCode::SessionEnded) {
                            m_commands.endSession(answer.error().detail);
                        } else if (turn == m_turn) {
                            onOpened(answer);
                        }
                    });
}

/// For where a value is from.
catalog::Catalogue AcceptViewModel::sharing() const
{
    catalog::Catalogue known;
    for (const QJsonObject& json : m_hall.all(feed::kAgreement)) {
        if (auto agreement = catalog::agreementFromJson(json)) {
            known.agreements << std::move(agreement).value();
        }
    }
    for (const QJsonObject& json : m_hall.all(feed::kDepartment)) {
        if (auto department = catalog::departmentFromJson(json)) {
            known.departments << std::move(department).value();
        }
    }
    return known;
}

void AcceptViewModel::onOpened(const Result<QJsonObject>& answer)
{
    if (!answer) {
        const bool isGone = m_draft && answer.error().code == ErrorCode::NotFound;
        m_step = Step::Choosing;
        m_draft.reset();
        setNotice(isGone ? tr("这件没办完的事刚刚提交了或放弃了，或者现在不办")
                         : errorText(answer.error().code));
        if (isGone) {
            lookForDrafts();
        }
        return;
    }
    m_opened = textOf(answer.value(), "opened");
    cases::KnownFacts known(m_applicant, today());
    const QJsonObject shared = answer.value().value(QLatin1String("shared")).toObject();
    for (auto agreement = shared.begin(); agreement != shared.end(); ++agreement) {
        known.putShared(agreement.key(), agreement.value().toObject());
    }
    QStringList withheld;
    const QJsonArray list = answer.value().value(QLatin1String("withheld")).toArray();
    for (const QJsonValue one : list) {
        withheld << one.toString();
    }
    m_step = Step::Filling;
    m_form.begin(m_matter->terminal.form.value_or(catalog::Form()), known, today(), sharing());
    if (m_draft) {
        // Before the keys are in a field, which then is its own.
        m_form.restore(answer.value().value(QLatin1String("answers")).toObject());
    }
    m_materials.begin(*m_matter, withheld, m_applicant.has_value(), m_scan.hasCamera());
    if (m_draft) {
        setNotice(
            tr("已填好在自助机上填过的内容，请和申请人逐项核对；照片和签名没有保存，要重新来"));
    }
    Q_EMIT changed();
}

void AcceptViewModel::setCommitted(bool hasCommitted)
{
    if (m_step == Step::Filling && m_matter->terminal.commitment) {
        m_hasCommitted = hasCommitted;
        m_materials.setCommitted(hasCommitted);
    }
}

void AcceptViewModel::setSigned(const QString& how)
{
    // By hand is what was taken from the pad.
    const bool isChoice = signedIds().contains(how) && how != kByHand;
    m_signedHow = isChoice ? how : QString();
    m_ink.clear();
    Q_EMIT changed();
}

void AcceptViewModel::openPad()
{
    m_padNotice.clear();
    Q_EMIT changed();
}

bool AcceptViewModel::takeSignature()
{
    m_padNotice.clear();
    if (m_step == Step::Filling && !isCovered()) {
        if (m_ink.isEmpty()) {
            m_padNotice = tr("还没有签字，请申请人在框内写下姓名");
        } else if (!m_ink.isLegible()) {
            m_padNotice = tr("签字太小或没有写完，请写大一些");
        } else if (!cases::encodeStrokes(m_ink.signature())) {
            m_padNotice = tr("写得太多了，请清除后重写姓名");
        } else {
            m_signedHow = kByHand;
        }
    }
    Q_EMIT changed();
    return m_signedHow == kByHand && m_padNotice.isEmpty();
}

void AcceptViewModel::clearSignature()
{
    if (m_signedHow == kByHand) {
        m_signedHow.clear();
    }
    m_padNotice.clear();
    m_ink.clear();
    Q_EMIT changed();
}

void AcceptViewModel::addPages(const QString& material)
{
    if (m_step != Step::Filling || isCovered() || !m_scan.hasCamera() || m_scan.isOpen()) {
        return;
    }
    const int room = cases::Attachment::kPageLimit - m_materials.pagesBeside(material);
    if (room <= 0) {
        setNotice(tr("一件最多附 %1 页，请先删去一些").arg(cases::Attachment::kPageLimit));
        return;
    }
    m_scanning = material;
    m_scan.open(material, m_materials.nameOf(material), m_materials.pagesOf(material), room);
}

/// Of what this page opened the camera for.
void AcceptViewModel::onPages(const QString& material, const QList<drivers::DocumentPicture>& pages)
{
    if (material == m_scanning && m_step == Step::Filling) {
        m_materials.setPages(material, pages);
        m_scanning.clear();
    }
}

/// Signed, and of every material the clerk has said how it is there.
bool AcceptViewModel::isAllSaid()
{
    if (m_step != Step::Filling || isCovered()) {
        return false;
    }
    if (const QStringList unsaid = m_materials.unsaid(); !unsaid.isEmpty()) {
        setNotice(tr("还没有核对：%1").arg(m_materials.nameOf(unsaid.constFirst())));
        return false;
    }
    return true;
}

bool AcceptViewModel::mayAccept()
{
    if (m_step != Step::Filling || isCovered()) {
        return false;
    }
    if (!m_form.check()) {
        setNotice(tr("有 %n 项没有填对，请看表格上方", "", m_form.problems()->count()));
        return false;
    }
    if (!isAllSaid()) {
        return false;
    }
    if (!m_materials.missing().isEmpty()) {
        setNotice(tr("材料不齐，不能受理：请用“一次性告知”把缺的一次说全"));
        return false;
    }
    if (wantsSignature() && m_signedHow.isEmpty()) {
        setNotice(tr("还没有签字：请申请人签字，再选签字方式"));
        return false;
    }
    setNotice({});
    return true;
}

bool AcceptViewModel::mayNotify()
{
    if (!isAllSaid()) {
        return false;
    }
    if (m_form.check() && m_materials.missing().isEmpty()) {
        setNotice(tr("材料和填写都齐了，可以受理"));
        return false;
    }
    setNotice({});
    return true;
}

} // namespace onewindow::ui

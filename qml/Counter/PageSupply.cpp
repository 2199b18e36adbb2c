// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/PageSupply.h"

#include "qml/Counter/CounterTexts.h"
#include "services/core/Languages.h"

#include <QUrl>

#include <algorithm>
#include <utility>

namespace onewindow::ui {

namespace {

/// Of one material at a time: more are scanned in a second go.
constexpr int kAtOnce = 12;

} // namespace

PageSupply::PageSupply(sync::HallLink& link, HallCommands& commands, DeskScan& scan,
                       QObject* parent)
    : QObject(parent)
    , m_link(link)
    , m_commands(commands)
    , m_scan(scan)
{
    connect(&m_scan, &DeskScan::finished, this, &PageSupply::onFinished);
    connect(&m_scan, &DeskScan::cancelled, this, [this] { m_scanning.clear(); });
}

PageSupply::~PageSupply()
{
    wipe(m_left);
}

void PageSupply::setCase(const QString& caseId, const std::optional<catalog::Matter>& matter,
                         const QStringList& missing, int pages)
{
    if (caseId != m_case) {
        ++m_turn;
        m_case = caseId;
        m_brought.clear();
        m_isSending = false;
        wipe(m_left);
        if (!std::exchange(m_scanning, QString()).isEmpty()) {
            m_scan.close();
        }
    }
    m_missing = missing;
    m_room = cases::Attachment::kCasePageLimit - pages;
    m_ids.clear();
    m_names.clear();
    const QList<catalog::Material> materials =
        matter && !m_case.isEmpty() ? matter->materials : QList<catalog::Material>();
    for (const bool isMissing : {true, false}) {
        for (const catalog::Material& material : materials) {
            // What has no name of its own cannot be found again in a case.
            if (!material.id.isEmpty() && m_missing.contains(material.id) == isMissing) {
                m_ids << material.id;
                m_names << material.name.in(programLanguage());
            }
        }
    }
    Q_EMIT changed();
}

void PageSupply::scan(const QString& material)
{
    const qsizetype place = m_ids.indexOf(material);
    if (place < 0 || m_isSending || !m_scan.hasCamera()) {
        return;
    }
    if (m_room <= 0) {
        Q_EMIT noticed(tr("这一件的照片已经满了，请收下纸质材料"));
        return;
    }
    if (material != m_material) {
        wipe(m_left);
    }
    m_scan.open(material, m_names.at(place), std::exchange(m_left, {}), std::min(m_room, kAtOnce));
    m_scanning = material;
}

void PageSupply::onFinished(const QString& material, const QList<drivers::DocumentPicture>& pages)
{
    if (m_scanning.isEmpty()) {
        return; // Somebody else's.
    }
    m_scanning.clear();
    m_material = material;
    m_left = pages;
    m_sent = 0;
    m_isSending = true;
    Q_EMIT changed();
    sendNext();
}

void PageSupply::sendNext()
{
    if (m_left.isEmpty()) {
        m_isSending = false;
        m_brought << m_material;
        m_room -= m_sent;
        Q_EMIT changed();
        Q_EMIT supplied(m_material, m_sent);
        return;
    }
    Q_EMIT noticed(tr("正在上传第 %1 页").arg(m_sent + 1));
    const QString path = QStringLiteral("/v1/cases/%1/pages/%2")
                             .arg(m_case, QString::fromLatin1(QUrl::toPercentEncoding(m_material)));
    m_link.post(
        path, {{QStringLiteral("jpeg"), QString::fromLatin1(m_left.constFirst().jpeg.toBase64())}},
        [this, turn = m_turn](const Result<QJsonObject>& answer) {
            if (turn == m_turn) {
                onSent(answer);
            }
        });
}

void PageSupply::onSent(const Result<QJsonObject>& answer)
{
    if (answer) {
        wipe(m_left.first());
        m_left.removeFirst();
        ++m_sent;
        sendNext();
        return;
    }
    m_isSending = false;
    Q_EMIT changed();
    switch (answer.error().code) {
    case ErrorCode::SessionEnded:
        m_commands.endSession(answer.error().detail);
        break;
    case ErrorCode::BadRequest:
    case ErrorCode::TooLarge:
        Q_EMIT noticed(tr("第 %1 页没有被接受，请重拍这一页。前面的已经传好").arg(m_sent + 1));
        break;
    case ErrorCode::Conflict:
        wipe(m_left);
        Q_EMIT noticed(tr("这一件现在不在等补交材料，没有再上传。请刷新后再看"));
        break;
    case ErrorCode::NetworkFailed:
    case ErrorCode::Timeout:
        Q_EMIT noticed(tr("没有传完，照片还在。再按“补交材料”就能接着传"));
        break;
    default:
        Q_EMIT noticed(errorText(answer.error().code));
    }
}

bool PageSupply::isAllBrought() const
{
    return !m_missing.isEmpty() &&
           std::all_of(m_missing.begin(), m_missing.end(),
                       [this](const QString& material) { return m_brought.contains(material); });
}

} // namespace onewindow::ui

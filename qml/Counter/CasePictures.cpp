// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/CasePictures.h"

#include "qml/Counter/CounterTexts.h"
#include "services/cases/Attachment.h"

#include <QBuffer>
#include <QImageReader>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace onewindow::ui {

namespace {

/// A null picture for what is none. What a file says of its size is looked at before it is
/// unfolded.
QImage pictureFrom(QByteArray bytes)
{
    const auto size = cases::jpegSize(bytes);
    if (!size) {
        return {};
    }
    QBuffer buffer(&bytes);
    QImageReader reader(&buffer, "jpeg");
    const QSize shown(CasePictures::kShownSide, CasePictures::kShownSide);
    if (size.value().width() > shown.width() || size.value().height() > shown.height()) {
        reader.setScaledSize(size.value().scaled(shown, Qt::KeepAspectRatio));
    }
    return reader.read();
}

} // namespace

CasePictures::CasePictures(sync::HallLink& link, QObject* parent)
    : QObject(parent)
    , m_link(link)
{
    m_reading.setMaxThreadCount(1);
}

CasePictures::~CasePictures()
{
    m_reading.waitForDone();
}

void CasePictures::setPages(const QString& caseId, QList<CasePageRef> pages)
{
    ++m_turn;
    m_case = caseId;
    m_pages = std::move(pages);
    m_index = -1;
    m_note.clear();
    m_shown.clear();
    Q_EMIT changed();
}

void CasePictures::show(int index)
{
    if (index < 0 || index >= count()) {
        return;
    }
    const int turn = ++m_turn;
    m_index = index;
    m_note = tr("正在读取照片");
    m_shown.clear();
    Q_EMIT changed();
    const CasePageRef& page = m_pages.at(index);
    const QString path =
        QStringLiteral("/v1/cases/%1/pages/%2/%3")
            .arg(m_case, QString::fromLatin1(QUrl::toPercentEncoding(page.material)))
            .arg(page.page);
    m_link.get(path, [this, turn](const Result<QJsonObject>& answer) {
        if (turn == m_turn) {
            onPage(answer);
        }
    });
}

void CasePictures::onPage(const Result<QJsonObject>& page)
{
    if (!page) {
        m_note = page.error().code == ErrorCode::NotFound ? tr("这张照片已归档，请到市平台查看")
                                                          : errorText(page.error().code);
        Q_EMIT changed();
        return;
    }
    const QByteArray bytes =
        QByteArray::fromBase64(page.value().value(QLatin1String("bytes")).toString().toLatin1());
    m_reading.start([this, turn = m_turn, bytes] {
        const QImage picture = pictureFrom(bytes);
        QMetaObject::invokeMethod(
            this,
            [this, turn, picture] {
                if (turn == m_turn) {
                    onRead(picture);
                }
            },
            Qt::QueuedConnection);
    });
}

void CasePictures::onRead(const QImage& picture)
{
    m_shown.show(picture);
    m_note = picture.isNull() ? tr("这张照片读不出来") : QString();
    Q_EMIT changed();
}

QString CasePictures::name() const
{
    return m_index < 0 ? QString() : m_pages.at(m_index).name;
}

} // namespace onewindow::ui

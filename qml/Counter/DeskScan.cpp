// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/DeskScan.h"

#include <utility>

namespace onewindow::ui {

using drivers::DocumentPicture;
using drivers::PictureFlaw;
using Shutter = DocumentShutter::State;

static_assert(DocumentPicture::kByteLimit <= cases::Attachment::kByteLimit &&
                  DocumentPicture::kSideLimit <= cases::Attachment::kSideLimit,
              "what the camera gives must be fit to be filed");

DeskScan::DeskScan(QObject* parent)
    : QObject(parent)
{
    connect(&m_shutter, &DocumentShutter::changed, this, &DeskScan::onShutter);
}

DeskScan::~DeskScan()
{
    wipe(m_pages);
}

void DeskScan::useCamera(drivers::DocumentCameraDriver& camera)
{
    m_shutter.useCamera(camera);
    m_hasCamera = true;
    Q_EMIT changed();
}

void DeskScan::open(const QString& material, const QString& title, QList<DocumentPicture> pages,
                    int limit)
{
    forget();
    m_material = material;
    m_title = title;
    m_pages = std::move(pages);
    m_limit = limit;
    refreshLines();
    see();
}

void DeskScan::close()
{
    if (isOpen()) {
        forget();
        Q_EMIT changed();
        Q_EMIT cancelled();
    }
}

/// Everything is gone, and the camera is off.
void DeskScan::forget()
{
    m_material.clear();
    m_title.clear();
    m_current = -1;
    wipe(m_pages);
    m_lines.setLines({});
    m_shutter.close();
}

void DeskScan::see()
{
    m_current = -1;
    m_shutter.see();
}

/// What was taken is a page at once: whoever scans ten of them presses ten times. One that nobody
/// can read stays before the clerk's eyes.
void DeskScan::onShutter()
{
    if (isOpen() && m_shutter.state() == Shutter::Looking && !m_shutter.taken().jpeg.isEmpty()) {
        const bool isFlawed = m_shutter.taken().flaw != PictureFlaw::None;
        m_pages.append(m_shutter.release());
        refreshLines();
        if (isFlawed) {
            m_current = static_cast<int>(m_pages.size()) - 1;
        } else {
            see();
        }
    }
    Q_EMIT changed();
}

void DeskScan::take()
{
    if (!isOpen()) {
        return;
    }
    if (m_current >= 0) {
        see();
    } else if (isLost()) {
        m_shutter.seeAgain();
    } else if (canTake()) {
        m_shutter.take();
    }
}

void DeskScan::show(int page)
{
    if (page >= 0 && page < m_pages.size() && m_shutter.state() != Shutter::Taking) {
        m_current = page;
        m_shutter.lookAt(m_pages.at(page).look);
    }
}

void DeskScan::remove(int page)
{
    if (page < 0 || page >= m_pages.size() || m_shutter.state() == Shutter::Taking) {
        return;
    }
    if (m_current >= 0) {
        see(); // What is shown is let go of first, so that it can be overwritten.
    }
    wipe(m_pages[page]);
    m_pages.removeAt(page);
    refreshLines();
    Q_EMIT changed();
}

void DeskScan::move(int page, int by)
{
    const int to = page + by;
    if (page < 0 || to < 0 || page >= m_pages.size() || to >= m_pages.size()) {
        return;
    }
    m_pages.move(page, to);
    if (m_current == page) {
        m_current = to;
    } else if (m_current == to) {
        m_current = page;
    }
    refreshLines();
    Q_EMIT changed();
}

void DeskScan::finish()
{
    if (!canFinish() || m_shutter.state() == Shutter::Taking) {
        return;
    }
    const QString material = m_material;
    const QList<DocumentPicture> pages = std::exchange(m_pages, {});
    forget();
    Q_EMIT changed();
    Q_EMIT finished(material, pages);
}

void DeskScan::refreshLines()
{
    QList<DeskLine> lines;
    for (const DocumentPicture& page : std::as_const(m_pages)) {
        DeskLine line;
        line.id = QString::number(lines.size());
        line.title = tr("第 %1 页").arg(lines.size() + 1);
        line.isBad = page.flaw != PictureFlaw::None;
        line.trailing = line.isBad ? tr("看不清") : QString();
        lines << line;
    }
    m_lines.setLines(std::move(lines));
}

bool DeskScan::isLost() const
{
    return isOpen() && m_shutter.state() == Shutter::Lost;
}

bool DeskScan::canTake() const
{
    return isOpen() && m_shutter.state() == Shutter::Seeing && m_pages.size() < m_limit;
}

QString DeskScan::text() const
{
    if (!isOpen()) {
        return {};
    }
    if (m_current >= 0) {
        return tr("正在看第 %1 页。按空格回到镜头").arg(m_current + 1);
    }
    switch (m_shutter.state()) {
    case Shutter::Lost:
        return tr("高拍仪没有接通。请检查连线，按空格再试");
    case Shutter::Taking:
        return tr("正在拍照，请不要移动");
    case Shutter::Seeing:
        return m_pages.size() < m_limit ? tr("放平放正，四个角都要看得见，按空格拍照")
                                        : tr("最多 %n 页，已经拍满", "", m_limit);
    case Shutter::Off:
    case Shutter::Starting:
    case Shutter::Looking:
        return tr("正在打开高拍仪");
    }
    Q_UNREACHABLE();
}

QString DeskScan::complaint() const
{
    if (m_current >= 0 && m_current < m_pages.size()) {
        return flawText(m_pages.at(m_current).flaw);
    }
    return isOpen() ? m_shutter.complaint() : QString();
}

QList<cases::Attachment> attachmentsOf(const QString& material, const QList<DocumentPicture>& pages,
                                       int first)
{
    QList<cases::Attachment> attachments;
    for (const DocumentPicture& page : pages) {
        attachments.append(
            {.material = material, .page = first++, .jpeg = page.jpeg, .size = page.size});
    }
    return attachments;
}

} // namespace onewindow::ui

// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/search/SearchViewModel.h"

#include "qml/Kiosk/ticket/MatterTexts.h"

#include <algorithm>
#include <utility>

namespace onewindow::ui {

SearchViewModel::SearchViewModel(KioskSession& session, Executor executor, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_executor(std::move(executor))
    , m_index(std::make_shared<const catalog::MatterSearch>())
    , m_language(session.modes().language)
{
    m_typed.setLanguage(m_language);
    // When nothing else is to be done: the index is wanted later than the frame on the screen.
    m_indexing.setSingleShot(true);
    connect(&m_indexing, &QTimer::timeout, this, &SearchViewModel::buildIndex);
    connect(&m_session.tickets(), &queue::TicketService::catalogueChanged, this,
            &SearchViewModel::onCatalogueChanged);
    connect(&m_session, &KioskSession::wiped, this, &SearchViewModel::forget);
    connect(&m_session, &KioskSession::stateChanged, this, &SearchViewModel::onStateChanged);
    connect(&m_session, &KioskSession::modesChanged, this, &SearchViewModel::onModesChanged);
    connect(&m_session, &KioskSession::changed, this, &SearchViewModel::showResults);
    renewIndex();
}

void SearchViewModel::usePinyin(input::PinyinInput* pinyin)
{
    m_typed.usePinyin(pinyin);
    renewIndex();
    noteTyped();
}

QString SearchViewModel::lead() const
{
    if (m_results.total() == 0 && hasTyped()) {
        return isIndexing() ? tr("正在查找…") : tr("没有找到");
    }
    if (m_results.total() == 0) {
        return tr("可以输入名称、拼音或首字母");
    }
    return hasTyped() ? tr("找到 %n 项，请选择", "", m_results.total())
                      : tr("输入名称查找，或选择大家常办的事项");
}

QString SearchViewModel::emptyText() const
{
    if (m_results.total() > 0 || (hasTyped() && isIndexing())) {
        return {};
    }
    if (!hasTyped()) {
        return canTypeChinese() ? tr("例如：shebaoka、sbk") : tr("请用下面的键盘输入");
    }
    //: %1 is what was typed.
    return tr("没有找到“%1”，请换一个词，或到咨询台询问。").arg(m_typed.whole());
}

void SearchViewModel::type(const QString& sign)
{
    // Names of matters have no spaces: one too many of those that take a word means nothing.
    const bool isLost = sign == u" " && isChinese() && letters().isEmpty();
    if (!isLost && m_typed.type(sign)) {
        noteTyped();
    }
}

void SearchViewModel::deleteLast()
{
    m_typed.deleteLast();
    noteTyped();
}

void SearchViewModel::clear()
{
    m_typed.clear();
    noteTyped();
}

void SearchViewModel::chooseCandidate(int index)
{
    m_typed.chooseCandidate(index);
    noteTyped();
}

void SearchViewModel::toggleChinese()
{
    m_typed.setChinese(!m_typed.isChinese());
    noteTyped();
}

void SearchViewModel::forget()
{
    m_typed.clear();
    m_typed.setLanguage(m_session.modes().language);
    noteTyped();
}

void SearchViewModel::noteTyped()
{
    search();
    m_results.showFirst();
    Q_EMIT typedChanged();
}

void SearchViewModel::onCatalogueChanged()
{
    renewIndex();
    // By the index there is: what has gone is not offered any more.
    search();
}

void SearchViewModel::onStateChanged()
{
    if (m_session.state() == State::Home) {
        forget();
    } else if (m_session.state() == State::Search) {
        search();
    }
}

void SearchViewModel::onModesChanged()
{
    const QString language = m_session.modes().language;
    if (language != m_language) {
        m_language = language;
        m_typed.setLanguage(language);
        noteTyped();
    }
}

void SearchViewModel::renewIndex()
{
    m_isIndexStale = true;
    m_indexing.start(0);
}

/// Elsewhere, from copies: of thousands of matters it takes longer than a frame.
void SearchViewModel::buildIndex()
{
    if (!m_isIndexStale || m_isIndexBuilding) {
        return;
    }
    m_isIndexStale = false;
    m_isIndexBuilding = true;
    m_executor(
        [this, catalogue = m_session.tickets().catalogue(),
         readings = canTypeChinese() ? m_typed.pinyin()->readings() : input::PinyinReadings()] {
            auto index = std::make_shared<const catalog::MatterSearch>(catalogue, readings);
            QMetaObject::invokeMethod(
                this, [this, index] { takeIndex(index); }, Qt::QueuedConnection);
        });
}

void SearchViewModel::takeIndex(std::shared_ptr<const catalog::MatterSearch> index)
{
    m_index = std::move(index);
    m_isIndexBuilding = false;
    buildIndex(); // The catalogue may have changed meanwhile.
    search();
}

void SearchViewModel::search()
{
    if (m_session.state() != State::Search) {
        m_found.clear();
        m_results.setChoices({});
        return;
    }
    m_found =
        hasTyped() ? m_index->find(m_typed.whole(), m_session.tickets().choices()) : popular();
    showResults();
}

/// What was chosen most, as far as anything was.
QStringList SearchViewModel::popular() const
{
    const QHash<QString, int> choices = m_session.tickets().choices();
    QStringList ids;
    for (const catalog::Matter& matter : m_session.tickets().catalogue().matters) {
        if (choices.value(matter.id) > 0) {
            ids.append(matter.id);
        }
    }
    std::stable_sort(ids.begin(), ids.end(), [&](const QString& a, const QString& b) {
        return choices.value(a) > choices.value(b);
    });
    return ids.mid(0, kPopularLimit);
}

void SearchViewModel::showResults()
{
    if (m_session.state() != State::Search) {
        return;
    }
    // In large type there is room for the department at most.
    const bool saysWhere = !m_session.modes().isElder;
    QList<Choice> choices;
    for (const QString& id : std::as_const(m_found)) {
        const catalog::Matter* matter = m_session.tickets().catalogue().matter(id);
        if (matter != nullptr && isOffered(m_session, *matter)) {
            choices.append(matterChoice(m_session, *matter, saysWhere));
        }
    }
    m_results.setChoices(choices);
    Q_EMIT resultsChanged();
}

} // namespace onewindow::ui
